"""When is it due, and why: working calendars, limits, counting rules, pauses. Plain Python, no rows, no words."""
