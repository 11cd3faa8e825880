"""The clarification service, beginning with its one question to filings: is there a refused one, yes or no."""
