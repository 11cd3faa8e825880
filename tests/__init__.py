"""The rulebook as sentences, and the guarantees as experiments."""
