"""Lists of problem items and visits as sheets in the office's layout, however long they are."""
