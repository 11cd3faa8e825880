"""Starts Lanyard on one machine: the real PostgreSQL and the real NATS, six processes, no Docker."""
