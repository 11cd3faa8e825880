"""Problem items: opened, put right, verified and checked off, or escalated (S-08 to S-12)."""
