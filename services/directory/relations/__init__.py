"""Who looks after whom, from when to when."""
