"""Sanctions 问责处理: what a served decision lays on its object, with its impact period (P-15, P-19, TA-12)."""
