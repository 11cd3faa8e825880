"""Lists of political and of daily supervision: what is required, and to which standard (S-14)."""
