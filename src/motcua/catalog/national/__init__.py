"""The national list of procedures: read, parsed, kept as versions, compared, and accepted by people (decision 0019)."""
