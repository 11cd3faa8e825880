"""Voluntary disclosure 主动交代: a public notice with a time limit, and what is disclosed then (X-08, X-10)."""
