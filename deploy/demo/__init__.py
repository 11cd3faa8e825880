"""The demonstration: filings and clarifications through the public API, each step with the rule it stands under."""
