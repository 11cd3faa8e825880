"""Organs and offices."""
