"""Encryption at rest of what is restricted: a key per case, wrapped under a key outside the database."""
