"""Malice cases as the vault hears of them: while one is investigated, its handlers may ask for its reports."""
