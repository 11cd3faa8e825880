"""Named criticism by a leader: who was named in which role, at which level, on which day (A-01 to A-03, G-34)."""
