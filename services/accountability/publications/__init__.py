"""Publication of what was determined: an abstract within a range, approved; never the dossier (A-24, G-47)."""
