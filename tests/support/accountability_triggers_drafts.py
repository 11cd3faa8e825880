"""Drafts of the profile in use: its own text with a few rows changed."""

from pathlib import Path
from typing import Final

FILE: Final = Path("policies/xuchang/2023-01.yaml")
HIGHER: Final = (
    "source: [named], level: [municipal]}\n        answer: xc_i3",
    "source: [named], level: [municipal]}\n        answer: xc_i4",
)
"""Whoever is named by a municipal leader who is no principal is treated as if by a principal."""
NOBODY: Final = (HIGHER[0], HIGHER[1].replace("xc_i4", "none"))
"""Nobody is interviewed for that."""
THRICE: Final = ("ranking.consecutive_last:\n    value: 2", "ranking.consecutive_last:\n    value: 3")
"""Last three times in a row."""
_BY_MEMBERS: Final = "{interviewers: [sc_member, svc_member], interviewee: deputy_in_charge, pursuit: as_required, "
BY_SECRETARIES: Final = (
    f"{_BY_MEMBERS}rank: 3, escalates_to: xc_i4",
    "{interviewers: [cdi_secretary, cdi_deputy_secretary], interviewee: principal, pursuit: as_required, "
    "rank: 3, escalates_to: case",
)
"""The tier keeps its name, its interviewers and interviewee are others."""


def draft(*changes: tuple[str, str], version: str = "2026-09") -> str:
    """The text of the profile in use under another version, with those places changed."""
    text = FILE.read_text(encoding="utf-8").replace('version: "2023-01"', f'version: "{version}"', 1)
    for found, put in changes:
        assert text.count(found) == 1, found
        text = text.replace(found, put)
    return text


WITHOUT_SITUATION: Final = ("      - code: yn_1\n", "      - code: yn_7\n")
"""The first situation of tolerance is no longer there under its code."""
