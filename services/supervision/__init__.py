"""The supervision service: whom and what to look after, beginning with the matters of filings."""
