"""Follow-up 回访: whoever was sanctioned is visited while the impact period lasts, and not forgotten (D-01..D-05)."""
