"""Requests for staff: joint supervision on request, help and training (S-03, S-04)."""
