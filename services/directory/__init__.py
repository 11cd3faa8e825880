"""Organs, persons, relations and accounts: who there is, who looks after whom, and who may sign in."""
