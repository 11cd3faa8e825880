"""Statistics of filings: what came in, what became of it, and whether in time."""
