"""The directory against a real PostgreSQL."""
