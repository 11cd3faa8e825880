"""People of the access proofs whom clarifications, leads, malice and the vault name, and others close to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from libs.kernel.roles import Role as R
from tests.support.access_people import Persona, Tie, named, tie

OFFICE: Final = "cdi/office/holds"
BODY: Final = "cdi/body/holds"
TOWNSHIP: Final = "county/township/near"
UNIT: Final = "housing"
REPORTED_UNIT: Final = "mill"
"""The unit that is itself reported, and applies to be cleared (C-30)."""


@dataclass(frozen=True)
class Post:
    """That a person holds a post in an organ."""

    code: str
    organ: str


POSTS: Final = (
    Post("post-holder", REPORTED_UNIT), Post("head-of-the-mill", REPORTED_UNIT), Post("applicant", UNIT),
    Post("subject-silent", UNIT), Post("subject-officer", "cdi"),
)  # fmt: skip
"""Whoever holds a post in a unit reported has no part in what is about it (P-09)."""


def _of(code: str, role: R, organ: str, office: str | None = None, *others: R) -> tuple[Persona, list[Tie]]:
    return Persona(code, frozenset({role, *others}), organ, office), []


def involved() -> Iterator[tuple[Persona, list[Tie]]]:
    """All of them, each with the ties that it alone has."""
    yield from _of_offices()
    yield from _leaders()
    yield from _of_other_organs()
    yield _of("applicant", R.SUBJECT, UNIT)
    yield _of("applicant-too", R.SUBJECT, UNIT)
    yield _of("subject-silent", R.SUBJECT, UNIT)
    yield _of("subject-officer", R.SUP_OFFICER, "cdi", OFFICE, R.SUBJECT)
    yield _of("head-of-the-mill", R.UNIT_PARTY_HEAD, REPORTED_UNIT)
    yield _of("clerk-of-the-mill", R.UNIT_CLERK, REPORTED_UNIT)
    yield _of("post-holder", R.SUP_OFFICER, "cdi", OFFICE)
    yield _of("management-subject", R.CASE_MGMT, "cdi", None, R.SUBJECT)


def _of_offices() -> Iterator[tuple[Persona, list[Tie]]]:
    """Named handlers and heads, and their colleagues whom no case names; some have gone elsewhere since."""
    yield _of("named-head", R.SUP_HEAD, "cdi", OFFICE)
    yield _of("named-officer", R.SUP_OFFICER, "cdi", OFFICE)
    yield _of("named-gone", R.SUP_OFFICER, "cdi", "cdi/office/never")
    yield _of("named-stripped", R.BUREAU, "cdi", OFFICE)
    yield _of("named-administrator", R.SEC_ADMIN, "cdi", OFFICE)
    yield _of("named-misplaced", R.SUP_OFFICER, "county", OFFICE)
    yield _of("dispatched-head", R.DISPATCHED_HEAD, "cdi", BODY)
    yield _of("dispatched-officer", R.DISPATCHED_OFFICER, "cdi", BODY)
    yield _of("dispatched-colleague", R.DISPATCHED_OFFICER, "cdi", BODY)
    yield _of("township-head", R.TOWNSHIP_HEAD, "county", TOWNSHIP)
    yield _of("township-officer", R.TOWNSHIP_OFFICER, "county", TOWNSHIP)
    yield _of("township-colleague", R.TOWNSHIP_OFFICER, "county", TOWNSHIP)
    yield _of("township-elsewhere", R.TOWNSHIP_OFFICER, "county", "county/township/far")
    yield _of("county-head", R.SUP_HEAD, "county", "county/office/holds")
    yield _of("county-officer", R.SUP_OFFICER, "county", "county/office/holds")
    yield _of("letters-first", R.LETTERS, "cdi")
    yield _of("letters-second", R.LETTERS, "cdi")
    yield _of("letters+management", R.LETTERS, "cdi", None, R.CASE_MGMT)
    yield _of("cadre-second", R.CADRE_SUP, "cdi")
    yield _of("trial-named", R.CASE_TRIAL, "cdi", "cdi/trial")


def _leaders() -> Iterator[tuple[Persona, list[Tie]]]:
    """Leaders who are named, and leaders over bodies that are dispatched or of a township."""
    named_leader = Persona("named-leader", frozenset({R.CDI_LEADER_IN_CHARGE}), "cdi")
    yield named_leader, list(tie("portfolio", named_leader.person_id, OFFICE, "holds"))
    over_body = Persona("leader-over-body", frozenset({R.CDI_LEADER_IN_CHARGE}), "cdi")
    yield over_body, list(tie("portfolio", over_body.person_id, BODY, "holds"))
    of_county = Persona("leader-of-county", frozenset({R.CDI_LEADER_IN_CHARGE}), "county")
    yield of_county, list(tie("portfolio", of_county.person_id, "county/office/holds", "holds"))


def _of_other_organs() -> Iterator[tuple[Persona, list[Tie]]]:
    """Bodies that are asked to correct, and public security; besides them others of the same kind."""
    yield _of("department", R.ORG_DEPT, "department")
    yield _of("department-elsewhere", R.ORG_DEPT, "committee")
    yield _of("security", R.PSB, "security")
    yield _of("security-elsewhere", R.PSB, "government")
    yield _of("department+subject", R.ORG_DEPT, "department", None, R.SUBJECT)


def person(code: str) -> UUID:
    """The identity of the person of that code."""
    return named("person", code)
