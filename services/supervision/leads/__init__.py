"""The lead desk: leads on persons and units, from registration to a finding per item (S-13, P-07, P-08)."""
