"""Circulars received: which units a municipal, provincial or national body criticised in a document (A-01 to A-03)."""
