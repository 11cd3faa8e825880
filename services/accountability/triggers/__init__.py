"""The trigger: who was named or ranked last, and what the table of tiers answers per unit (TI-01, G-34 to G-37)."""
