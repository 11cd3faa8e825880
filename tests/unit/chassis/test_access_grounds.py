"""The access of a case type: grounds that break the rules of access are refused, closed sections answer as empty."""

from typing import Any

import pytest
from sqlalchemy import literal, true

from libs.chassis.access.grounds import Access, Ground, Section, Standing, widest
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity as S
from libs.kernel.text import Text

TEXT = Text("依据", "A ground")


def section(name: str, sensitivity: S = S.C2, fields: dict[str, Any] | None = None) -> Section:
    """A section."""
    return Section(name, TEXT, sensitivity, fields or {})


def ground(code: str, *roles: Role, opens: tuple[str, ...] = ("matter",), **more: Any) -> Ground:
    """A ground that always holds."""
    return Ground(code, TEXT, Rule("F-26"), roles, true(), opens=opens, **more)


@pytest.mark.parametrize("administrator", [Role.SYS_ADMIN, Role.SEC_ADMIN, Role.AUDIT_ADMIN])
def test_no_administrator_can_be_given_a_ground_to_case_content(administrator: Role) -> None:
    with pytest.raises(ValueError, match="sees no case content"):
        Access((section("matter"),), (ground("g", Role.SUP_HEAD, administrator),))
    Access((section("matter", S.C1),), (ground("g", administrator),))


@pytest.mark.parametrize("level", [S.C3, S.C4])
def test_restricted_content_is_for_those_the_case_names(level: S) -> None:
    sections = (section("matter"), section("inner", level))
    with pytest.raises(ValueError, match="for those the case names"):
        Access(sections, (ground("g", Role.SUP_HEAD, opens=("matter", "inner")),))
    Access(sections, (ground("g", Role.SUP_HEAD, opens=("matter", "inner"), named=True),))


def test_case_management_knows_restricted_content_but_not_the_vault() -> None:
    opens = ("matter", "inner")
    Access((section("matter"), section("inner", S.C3)), (ground("g", Role.CASE_MGMT, opens=opens),))
    with pytest.raises(ValueError, match="C4"):
        Access((section("matter"), section("inner", S.C4)), (ground("g", Role.CASE_MGMT, opens=opens),))


def test_whoever_knows_a_case_knows_its_first_section() -> None:
    with pytest.raises(ValueError, match="first section"):
        Access((section("matter"), section("inner")), (ground("g", Role.SUP_HEAD, opens=("inner",)),))


def test_two_grounds_cannot_have_one_code() -> None:
    with pytest.raises(ValueError, match="same code"):
        Access((section("matter"),), (ground("g", Role.SUP_HEAD), ground("g", Role.SUP_OFFICER)))


def test_a_closed_section_answers_as_if_nothing_were_there() -> None:
    inner = section("inner", fields={"report": None, "votes": [], "decision.text": "", "hits[].proof[].note": ""})
    access = Access((section("matter"), inner), (ground("g", Role.SUP_HEAD),))
    fields = {
        "title": "t",
        "report": {"by": "x"},
        "votes": [1],
        "decision": {"text": "secret", "on": "d"},
        "hits": [{"proof": [{"note": "secret", "n": 1}]}, {"proof": []}],
    }
    assert access.open_fields(fields, Standing(sections=frozenset({"matter"}))) == {
        "title": "t",
        "report": None,
        "votes": [],
        "decision": {"text": "", "on": "d"},
        "hits": [{"proof": [{"note": "", "n": 1}]}, {"proof": []}],
    }
    assert access.open_fields(fields, Standing(sections=frozenset({"matter", "inner"}))) == fields
    assert (
        access.open_fields({**fields, "decision": None}, Standing(sections=frozenset({"matter"})))["decision"] is None
    )


def test_standing_joins_the_roles_and_sections_of_the_grounds_that_hold() -> None:
    reads = ground("reads", Role.SUP_HEAD, opens=("matter", "inner"))
    acts = ground("acts", Role.SUP_HEAD, Role.SUP_OFFICER, acts=True)
    access = Access((section("matter"), section("inner")), (reads, acts))
    roles = frozenset({Role.SUP_HEAD})
    assert access.standing(roles, ()) == Standing()
    assert access.standing(roles, (acts,)) == Standing(roles, frozenset({"matter"}), True)
    assert access.standing(roles, (reads,)) == Standing(frozenset(), frozenset({"matter", "inner"}), True)


def test_lists_ask_a_ground_only_if_no_wider_one_is_asked() -> None:
    narrow, wide = ground("narrow", Role.CITY_LEADER, within="wide"), ground("wide", Role.CITY_LEADER)
    assert widest((narrow, wide)) == (wide,)
    assert widest((narrow,)) == (narrow,)


def test_the_recused_are_barred_from_every_ground() -> None:
    barred = literal(1) == literal(1)
    access = Access((section("matter"),), (ground("g", Role.SUP_HEAD),), barred=barred)
    assert "NOT" in str(access.seen_by({Role.SUP_HEAD})) or "!=" in str(access.seen_by({Role.SUP_HEAD}))
