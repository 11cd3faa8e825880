"""Accountability interviews 约谈: who is interviewed by whom, on what, and what is put right after (A-01 to A-06)."""
