"""Persons and their posts; the only place where a person's name is kept."""
