"""Clarification 失实检举控告澄清正名: whoever was hit by an untrue report is cleared, in the right way and in time."""
