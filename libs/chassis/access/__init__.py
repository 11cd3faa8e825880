"""Who may know and do what: grounds of a case type, rows of the doors, and the explanation for auditors."""
