"""Probation: one to three months to put negligence right before accountability is decided (TA-07, TA-08, A-08)."""
