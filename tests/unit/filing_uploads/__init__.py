"""Uploads and search terms without a server."""
