"""Which measures fit an object and its circumstances, and what is heavier than what (P-15, A-07, A-11, P-14)."""

from collections.abc import Iterator
from typing import Final

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.marks import LOWERING, NOT_LIABLE
from services.accountability.cases.objects import CaseObject, ObjectKind
from services.accountability.cases.refusals_deciding import MeasureDoesNotFit, ResponsibilityWrong
from services.accountability.refusing import finding, unless
from services.accountability.sanctions.measures import LIST, is_heavier, known, measure_of

RESPONSIBILITIES: Final = "responsibility_types"
Codes = tuple[str, ...]


def assess_measures(measures: Codes, target: CaseObject, profile: Profile, at: str) -> Finding:
    """Whether every measure exists, is one for this sort of object, and is named once (P-15)."""
    return finding(MeasureDoesNotFit, _wrong(measures, target, profile, at))


def assess_responsibility(
    responsibility: str | None, measures: Codes, target: CaseObject, profile: Profile, at: str
) -> Finding:
    """Whether an official who is to be held liable has a type of responsibility, and a unit has none (P-15)."""
    if target.kind is ObjectKind.ORGANIZATION:
        holds = responsibility is None
    elif responsibility is None:
        holds = not measures
    else:
        holds = responsibility in profile.list(RESPONSIBILITIES)
    return finding(ResponsibilityWrong, [unless(holds, ResponsibilityWrong, at)])


def heavier(after: Codes, before: Codes, profile: Profile) -> bool:
    """Whether measures are heavier than others: one more, or one that weighs more than the one it stands against."""
    return is_heavier(known(profile, after), known(profile, before))


def lowered(proposed: Codes, ordinary: Codes, profile: Profile) -> bool:
    """Whether measures lie below the ordinary ones: none heavier, and not of the same weight."""
    if not ordinary or heavier(proposed, ordinary, profile):
        return False
    return heavier(ordinary, proposed, profile)


def all_light(measures: Codes, profile: Profile) -> bool:
    """Whether every one of the measures is light handling (A-07, A-11)."""
    rows = (profile.list(LIST).get(code) for code in measures)
    return all(row is not None and row.attributes.get("light") is True for row in rows)


def review_paths(measures: Codes, profile: Profile) -> frozenset[str]:
    """The ways of review that the measures have (P-14, P-20)."""
    found = (measure_of(profile, code) for code in measures)
    return frozenset(str(one.review_path) for one in found if one is not None)


def outcome_noted(case: AccountabilityCase) -> str | None:
    """What tolerance or a probation that was passed came to, the more favourable if both did; None: the ordinary
    course (A-08, F-29)."""
    tolerance = None if case.tolerance is None else case.tolerance.outcome
    probation = None if case.probation is None else case.probation.proposal_kind
    for outcomes in (NOT_LIABLE, {"mitigated"}, LOWERING):
        for one in (tolerance, probation):
            if one in outcomes:
                return one
    return None


def _wrong(measures: Codes, target: CaseObject, profile: Profile, at: str) -> Iterator[Missing | None]:
    listed = profile.list(LIST)
    for index, code in enumerate(measures):
        row = listed.get(code)
        applies = () if row is None else row.attributes.get("applies_to")
        fits = isinstance(applies, list | tuple) and str(target.kind) in applies
        yield unless(fits and code not in measures[:index], MeasureDoesNotFit, f"{at}/{index}")
