"""Imports: rankings, criticisms, circulars and progress handed over in numbers, as a sheet or by a machine (G-37)."""
