"""The machinery under every service; it has never heard of a case type."""
