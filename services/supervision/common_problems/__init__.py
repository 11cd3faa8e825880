"""Common problems: a list of items of one kind, of which a drawn sample is checked (S-11, G-50, G-51)."""
