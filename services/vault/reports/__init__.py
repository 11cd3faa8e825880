"""The sealed report: what letters, visits and calls brought in, and who brought it, kept where nobody reads it."""
