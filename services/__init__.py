"""The services, strangers to each other: they meet by events."""
