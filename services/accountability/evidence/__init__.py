"""The evidence index: what each decided filing is worth as evidence, and what it is not (P-17, F-29, F-35)."""
