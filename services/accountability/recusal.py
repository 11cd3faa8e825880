"""Recusal: who declares, on which ground, and that nobody with a ground takes part (P-09)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal, finding, unless
from services.accountability.wording import Code, Part


class RecusalDeclared(Part):
    """One person's declaration on recusal (P-09)."""

    person_id: UUID = Field(description="Who declares.")
    ground: Code | None = Field(default=None, description="Ground of recusal of the profile; empty if there is none.")


@dataclass(frozen=True)
class RecusedPerson:
    """A person who may take no part (P-09)."""

    person_id: Annotated[UUID, Field(description="The person.")]
    ground: Annotated[str, Field(description="Ground of recusal of the profile.")]


class RecusalMissing(NamedRefusal):
    """Somebody who takes part has not declared."""

    code = "recusal_missing"
    title = Text("有关人员未作回避声明", "Somebody who takes part has not declared on recusal")
    requires = Text("参加人员均已作回避声明", "All who take part have declared on recusal")
    rule = Rule("P-09")


class NoSuchRecusalGround(NamedRefusal):
    """The ground of recusal is none of the profile."""

    code = "no_such_recusal_ground"
    title = Text("没有此项回避事由", "There is no such ground of recusal")
    requires = Text("回避事由属于规定的事由", "The grounds are those of the rules")
    rule = Rule("P-09")


class RecusedPersonActs(NamedRefusal):
    """Somebody who must recuse is named to take part."""

    code = "recused_person_acts"
    title = Text("应当回避的人员不得参加", "Somebody who must recuse may not take part")
    requires = Text("应当回避的人员没有参加", "Nobody who must recuse takes part")
    rule = Rule("P-09")


def assess_declarations(
    declared: Sequence[RecusalDeclared], needed: Sequence[UUID], profile: Profile, at: str = "/recusals"
) -> tuple[Finding, ...]:
    """Whether all who take part have declared, by grounds that exist, and none of them has one."""
    return (
        finding(RecusalMissing, _undeclared(declared, needed, at)),
        finding(NoSuchRecusalGround, _unknown(declared, profile, at)),
        finding(RecusedPersonActs, _taking_part(declared, needed, at)),
    )


def with_recused(known: tuple[RecusedPerson, ...], declared: Collection[RecusalDeclared]) -> tuple[RecusedPerson, ...]:
    """All persons recused once these declarations are added; the first ground of a person stays."""
    found = {person.person_id: person for person in known}
    for one in declared:
        if one.ground is not None and one.person_id not in found:
            found[one.person_id] = RecusedPerson(one.person_id, one.ground)
    return tuple(found.values())


def _undeclared(declared: Sequence[RecusalDeclared], needed: Sequence[UUID], at: str) -> Iterator[Missing | None]:
    made = {one.person_id for one in declared}
    for person in needed:
        yield unless(person in made, RecusalMissing, at)


def _unknown(declared: Sequence[RecusalDeclared], profile: Profile, at: str) -> Iterator[Missing | None]:
    known = profile.list("recusal_grounds")
    for index, one in enumerate(declared):
        yield unless(one.ground is None or one.ground in known, NoSuchRecusalGround, f"{at}/{index}/ground")


def _taking_part(declared: Sequence[RecusalDeclared], needed: Sequence[UUID], at: str) -> Iterator[Missing | None]:
    for index, one in enumerate(declared):
        takes_part = one.person_id in needed and one.ground is not None
        yield unless(not takes_part, RecusedPersonActs, f"{at}/{index}")
