"""Nothing lost, nothing doubled, nothing out of order: proved by breaking the running system on purpose."""
