"""A route tried out before it is published: invented dossiers, real hours, the interpreter of the real run. Plain Python."""
