"""Accounts: who may sign in, and in which roles."""
