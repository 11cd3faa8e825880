"""The vault: who reported, and the original report, apart from everything else; all others know an opaque reference."""
