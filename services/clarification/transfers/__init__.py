"""Transfers 移送: a certified malicious accusation goes to another organ, which answers (W-02, G-30)."""
