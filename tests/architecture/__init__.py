"""Checks of the house itself: layers, budgets, habits, launcher."""
