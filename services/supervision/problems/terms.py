"""The terms of rectification and the limits of a problem item, as the profile has them (G-55)."""

from typing import Final

from libs.kernel.profile import CodeItem, Profile

TERMS: Final = "rectification_terms"
NATURES: Final = "problem_natures"
LEVELS: Final = "problem_levels"
ASPECTS: Final = "formalism_aspects"
FORMALISM: Final = "formalism"
ACCEPTANCE: Final = "problem.acceptance"
SLIP_ANSWER: Final = "slip.answer"
SLIP_TERM: Final = "slip.term"


def term_of(code: str | None, profile: Profile) -> CodeItem | None:
    """The term of that code; None if the profile has none."""
    return None if code is None else profile.list(TERMS).get(code)


def limit_of(term: CodeItem) -> str:
    """The code of the time limit of a term."""
    return str(term.attributes["limit"])


def needs_plan(code: str, profile: Profile) -> bool:
    """Whether that term is given only with a plan of the unit."""
    term = term_of(code, profile)
    return term is not None and term.attributes.get("plan_required") is True
