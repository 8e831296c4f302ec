"""What people and imports do to the national list and to what the province publishes of it."""
