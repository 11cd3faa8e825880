"""Liaison with the inspection bureau, lead units and task forces (S-02)."""
