"""Uploads: files received, checked and kept, before and after they are attached to a filing."""
