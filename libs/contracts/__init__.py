"""What services tell each other: one module of frozen event types per publishing service, no behaviour."""
