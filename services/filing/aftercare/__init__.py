"""The after-care obligation: what a receipt told the unit to complete, watched until it is verified."""
