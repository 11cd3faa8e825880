"""The words of visits that the rules turn on, and how long the written parts may be."""

from typing import Annotated, Final

from pydantic import StringConstraints

from services.supervision.sources.wording import MANY, Line, Part, Passage

__all__ = ["MANY", "Code", "Line", "Part", "Passage"]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]

KINDS: Final = "visit_kinds"
METHODS: Final = "visit_methods"
MARKS: Final = "unannounced_marks"
TOPICS: Final = "topic_marks"
NATURES: Final = "problem_natures"
LEVELS: Final = "problem_levels"
RECUSAL_GROUNDS: Final = "recusal_grounds"
TEXTS: Final = "supervision_texts"
"""Code lists of the profile."""

TEAM_MIN: Final = "visits.team_min"
DUPLICATE_DAYS: Final = "visits.duplicate_days"
"""Single values of the profile."""

CONCLUSION: Final = "visit.conclusion"
OBJECTION: Final = "objection.apply"
"""Time limits of the profile."""
