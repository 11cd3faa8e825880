"""Escalated interviews: while one is being followed through, the filings of its unit are deliberated one by one."""
