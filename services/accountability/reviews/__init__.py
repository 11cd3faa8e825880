"""Reviews 复审复核: of a served decision, by its organ or the next higher one; never heavier (P-14, P-20, TA-13)."""
