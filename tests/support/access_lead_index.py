"""What everybody asks of the index of leads: whether there is another lead on somebody, yes or no, or nothing."""

from collections.abc import Iterator
from typing import Any, Final

from libs.kernel.roles import Role as R
from tests.support.access_asking import Question
from tests.support.access_matrix import Matrix
from tests.support.access_others import is_answer
from tests.support.access_people import Persona, named
from tests.support.access_rules import ADMINISTRATORS
from tests.support.access_rules_cleared import HEADS
from tests.support.access_specials_cleared import POSTS, REPORTED_UNIT, UNIT

ASKED_ABOUT: Final = (
    (UNIT, None), (REPORTED_UNIT, None), ("schools", None), ("nowhere", None), (UNIT, "subject-silent"),
    (UNIT, "head-of-the-mill"), (REPORTED_UNIT, "head-of-the-mill"), ("cdi", "subject-officer"), (UNIT, "nobody-known"),
)  # fmt: skip
"""Units and persons of whom the index of leads is asked."""


def lead_index(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks whether there is another lead; who may not is told the same of subjects that are not there."""
    for who in matrix.callers("clarification"):
        for unit, code in ASKED_ABOUT:
            person_id = None if code is None else named("person", code)
            asked = {"unit_id": named("organ", unit), "person_id": person_id}
            params = {name: str(one) for name, one in asked.items() if one is not None}
            may = _may_ask(matrix, who, unit, code)
            judge = is_answer(_of_index(matrix, unit, code)) if may else matrix.absent("clarification")
            about = f"{code or 'itself'} of {unit}"
            yield Question(
                who, "clarification", "read_lead_index", "/v1/lead-index", judge, about, str(may), params=params
            )  # fmt: skip


def _entries_on(matrix: Matrix, unit: str, code: str | None) -> list[Any]:
    entries = [item.case for item in matrix.items["lead_entry"]]
    if code is not None:
        return [one for one in entries if one.subject_person_id == named("person", code)]
    return [one for one in entries if one.subject_organ_id == named("organ", unit)]


def _may_ask(matrix: Matrix, who: Persona, unit: str, code: str | None) -> bool:
    """Whether somebody heads the office that looks after the unit today, the body resident there, or the office that
    verified; of themselves nobody asks, and only of whom there is (C-14, G-24)."""
    unit_id, rules = named("organ", unit), matrix.rules
    if who.is_any(*ADMINISTRATORS) or (code is not None and who.person_id == named("person", code)):
        return False
    if not _is_there(matrix, unit, code):
        return False
    verified = any(
        one.office_id is not None and one.office_id == who.office_id for one in _entries_on(matrix, unit, code)
    )
    looks = R.SUP_HEAD in who.roles and rules.looks_after(who, unit_id)
    resides = who.is_any(R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD) and rules.is_resident(who, unit_id)
    return looks or resides or (who.is_any(*HEADS) and verified)


def _is_there(matrix: Matrix, unit: str, code: str | None) -> bool:
    if code is None:
        return unit in matrix.world.city.organs
    return any((post.code, post.organ) == (code, unit) for post in POSTS)


def _of_index(matrix: Matrix, unit: str, code: str | None) -> dict[str, Any]:
    still_open = [one for one in _entries_on(matrix, unit, code) if one.status == "open"]
    return {
        "subject_id": str(named("organ", unit) if code is None else named("person", code)),
        "open_lead_exists": any(one.kind == "lead" and one.is_other for one in still_open),
        "accountability_case_exists": any(one.kind == "case" for one in still_open),
    }
