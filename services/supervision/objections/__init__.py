"""Objections of a visited unit to the conclusion of a visit (P-21)."""
