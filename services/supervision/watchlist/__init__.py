"""The watch list: units and matters of filings that supervision looks after."""
