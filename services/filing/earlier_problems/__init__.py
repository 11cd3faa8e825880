"""Problem items of units as supervision tells of them: without that history N9 cannot be judged (F-19, TF-18)."""
