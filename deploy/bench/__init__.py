"""Measurements in one run, each against a reference that the run itself starts; see __main__."""
