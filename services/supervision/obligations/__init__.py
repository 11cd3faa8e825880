"""The watched after-care obligations: what receipts demand, until it is verified (F-42)."""
