"""Ranking lists: monthly reviews and appraisals, confirmed by both sides, corrected as new versions (A-04 to A-06)."""
