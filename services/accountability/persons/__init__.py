"""Persons 个人影响期: the impact periods of one person, with what was added to them (P-19)."""
