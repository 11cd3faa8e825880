"""Clearings 澄清标注: whoever was cleared is shown as cleared wherever an earlier entry stands (C-01, C-30)."""
