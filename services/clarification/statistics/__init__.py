"""Statistics of clarifications: by situation, method, month, organ and office, and whether in time."""
