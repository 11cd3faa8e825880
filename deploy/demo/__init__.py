"""The demonstration: the story of four filings through the public API, each step with the rule it stands under."""
