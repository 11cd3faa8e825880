"""Central tasks: who does what by when, and how it stands (S-01, S-08)."""
