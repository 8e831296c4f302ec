"""Whether each part of the system is well, and what to do where it is not. It looks, and changes nothing."""
