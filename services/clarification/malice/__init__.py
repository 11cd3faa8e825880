"""Malicious accusation 诬告陷害: suspected with care, certified high up, never by who verified (P-01, P-03)."""
