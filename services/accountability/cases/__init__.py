"""The accountability case, opened on a trigger and investigated (TA-01 onwards)."""
