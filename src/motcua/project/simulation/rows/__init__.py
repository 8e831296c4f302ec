"""Writes by COPY the rows that the acts of a plan would leave. A test compares both, table by table."""
