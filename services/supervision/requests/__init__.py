"""Requests for staff: joint supervision asked for, staff or training asked of a unit (S-03, S-04, LS-5)."""
