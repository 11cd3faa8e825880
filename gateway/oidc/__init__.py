"""Signing in with an identity provider of the customer's (OpenID Connect): off unless one is configured."""
