"""Generated pages: what the code says of itself, written down for readers (``make docs``)."""
