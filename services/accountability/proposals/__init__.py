"""Supervision proposals 监察建议书: to the body whose plans or policies caused the problem (A-15, P-26, LA-8)."""
