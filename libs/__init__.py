"""Shared code under every service; it has never heard of a service."""
