"""The replica of the directory against a real PostgreSQL and NATS."""
