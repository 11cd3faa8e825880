"""Precedents: similar matters decided before, and how evenly the offices judge (F-41)."""
