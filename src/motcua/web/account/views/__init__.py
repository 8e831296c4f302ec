"""Pages of signing in, by who they are for."""
