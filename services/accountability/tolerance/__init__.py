"""Tolerance: applied for or weighed of office, reasoned look by look, determined by the committee (TA-04, TA-05)."""
