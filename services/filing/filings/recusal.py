"""Recusal and separation of hands: who may take no part in a filing, and who may not do the next step (P-09)."""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.filing import Filing
from services.filing.filings.proceedings import Recusal
from services.filing.filings.records import RecusedPerson
from services.filing.filings.refusals import finding
from services.filing.filings.refusals_review import PersonRecused, RecusalNotDeclared, UnitDecidesOwnFiling

_UNDECLARED = Text("该人员未作回避声明", "This person has not declared")
_UNKNOWN = Text("没有此项回避事由", "There is no such ground of recusal")


def keep_apart(filing: Filing, actor: Actor, persons_of_unit: Collection[UUID] = ()) -> None:
    """Refuse whoever belongs to the filing unit or is recused: neither reviews nor decides this filing."""
    if actor.organ_id == filing.unit_id or actor.person_id in persons_of_unit:
        raise UnitDecidesOwnFiling
    if filing.is_recused(actor.person_id):
        raise PersonRecused


def assess_declarations(declared: Sequence[Recusal], needed: Sequence[UUID], profile: Profile) -> Finding:
    """Whether everybody who must declare has declared, and every ground is one of the profile."""
    return finding(RecusalNotDeclared, _missing(declared, needed, profile))


def recused_with(filing: Filing, declared: Sequence[Recusal]) -> tuple[RecusedPerson, ...]:
    """All persons recused once these declarations are added; the first ground of a person stays."""
    known = {person.person_id: person for person in filing.recused}
    for declaration in declared:
        if declaration.ground is not None and declaration.person_id not in known:
            known[declaration.person_id] = RecusedPerson(declaration.person_id, declaration.ground)
    return tuple(known.values())


def recused_ids(filing: Filing, declared: Sequence[Recusal] = ()) -> frozenset[UUID]:
    """The ids of everybody recused, these declarations included."""
    return frozenset(person.person_id for person in recused_with(filing, declared))


def _missing(declared: Sequence[Recusal], needed: Sequence[UUID], profile: Profile) -> Iterator[Missing]:
    made = {declaration.person_id for declaration in declared}
    for person in needed:
        if person not in made:
            yield RecusalNotDeclared.at("/recusals", _UNDECLARED)
    for index, declaration in enumerate(declared):
        if declaration.ground is not None and declaration.ground not in profile.list("recusal_grounds"):
            yield RecusalNotDeclared.at(f"/recusals/{index}/ground", _UNKNOWN)
