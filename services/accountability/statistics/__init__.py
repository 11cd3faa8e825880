"""Statistics of accountability: interviews by tier, cases, measures by the four forms, tolerance, probation (P-30)."""
