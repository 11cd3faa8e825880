"""The filing case: from a unit's draft to its receipt or refusal, and what happens while the measure runs."""
