"""The door before the vault: what goes another way is turned away and leaves nothing but a count."""
