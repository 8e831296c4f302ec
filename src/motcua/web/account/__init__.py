"""Signing in and out: citizens by electronic identity, officers by e-mail and password with a second factor."""
