"""The index of leads: whether a subject has another open lead, yes or no, and what the concluded ones found (C-14)."""
