"""How often was visited and how often must be, with gaps shown before they become breaches (S-05 to S-09)."""
