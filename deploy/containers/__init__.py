"""Lanyard in containers: credentials for every container, the packages of the image, and the proof that it works."""
