"""OpenID Connect on top of allauth's provider: what allauth leaves out is here (nonce, signature, fewer stored facts)."""
