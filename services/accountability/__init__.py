"""The accountability service: what filings protect, and the cases opened when they do not."""
