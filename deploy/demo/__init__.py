"""The demonstration: the story of five filings through the public API, each step with the rule it stands under."""
