"""The opening of a sealed report: asked for with a purpose, approved by a second person, used once within minutes."""
