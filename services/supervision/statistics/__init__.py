"""Figures of supervision per organ and month, and their sheets (S-10, S-11)."""
