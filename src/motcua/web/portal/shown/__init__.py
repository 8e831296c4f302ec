"""Facts of the domain in the words and parts that a citizen sees."""
