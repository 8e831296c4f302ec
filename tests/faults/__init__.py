"""What happens when things die: `make faults`. Not collected by pytest; each case runs the whole program and breaks it."""
