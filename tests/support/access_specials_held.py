"""People of the access proofs whom interviews, cases, sanctions and determinations name, and others close to them."""

from collections.abc import Iterator
from typing import Final

from libs.kernel.roles import Role as R
from tests.support.access_people import Persona, Tie
from tests.support.access_specials_cleared import OFFICE

PROVINCE: Final = "province"
"""The organ above: further reviews are decided there (P-14)."""
HELD_UNIT: Final = "housing"
"""The unit that is interviewed and held to account."""


def _of(code: str, role: R, organ: str, office: str | None = None, *others: R) -> tuple[Persona, list[Tie]]:
    return Persona(code, frozenset({role, *others}), organ, office), []


def held_to_account() -> Iterator[tuple[Persona, list[Tie]]]:
    """All of them, each with the ties that it alone has."""
    yield _of("secretary-of-province", R.CDI_SECRETARY, PROVINCE)
    yield _of("management-of-province", R.CASE_MGMT, PROVINCE)
    yield _of("recorder-of-province", R.SC_RECORDER, PROVINCE)
    yield _of("member-of-province", R.SC_MEMBER, PROVINCE)
    yield _of("reviewer-of-province", R.CASE_TRIAL, PROVINCE)
    yield _of("other-reviewer-of-province", R.CASE_TRIAL, PROVINCE)
    yield _of("interviewer", R.SC_MEMBER, "cdi")
    yield _of("reviewer", R.SUP_OFFICER, "cdi", "cdi/office/never")
    yield _of("head-on-probation", R.UNIT_PARTY_HEAD, HELD_UNIT)
    yield _of("secretary-disclosed", R.CDI_SECRETARY, "cdi", None, R.SUBJECT)
    yield _of("cadre-recorded", R.CADRE_SUP, "cdi")
    yield _of("recorded-administrator", R.SYS_ADMIN, "cdi")
    yield _of("second-named-officer", R.SUP_OFFICER, "cdi", OFFICE)
