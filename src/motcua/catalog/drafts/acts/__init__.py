"""What the catalogue's editors do with drafts and packages, one act a file."""
