"""The internal route of a procedure: its definition, what happens next, and the proof that it ends. Plain Python."""
