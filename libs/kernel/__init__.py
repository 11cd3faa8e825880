"""Words shared by every domain: lifecycle, rules, refusals, actors, events. No I/O happens here."""
