"""The one door to the system: who calls, to which service, and what several services say together."""
