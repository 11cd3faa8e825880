"""Lists of political and of daily supervision: requirement and standard, item by item (S-14)."""
