"""Correction tasks 纠正补偿: other bodies undo what an untrue accusation did (C-32, G-31, P-05)."""
