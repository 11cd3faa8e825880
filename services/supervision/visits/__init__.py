"""Visits: planned, secret if unannounced, made, reported, fed back (S-05 to S-09, P-21, P-33)."""
