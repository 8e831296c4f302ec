"""One file a kind of fault; each gives rows of the table."""
