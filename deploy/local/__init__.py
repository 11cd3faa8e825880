"""Starts Lanyard on one machine: the real PostgreSQL and the real NATS, seven processes, no Docker."""
