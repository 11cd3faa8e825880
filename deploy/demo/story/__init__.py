"""The chapters of the demonstration, one module each; every effect they promise is looked for, and missed aloud."""
