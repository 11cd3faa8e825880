"""Keys of machines: by which other systems call, for how long, and what each key opens."""
