"""Recusal and separation of hands: who may take no part, and who may not do the next step (P-09)."""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.records import Recusal, RecusedFromIt
from services.clarification.clarifications.refusals import (
    HandlersWrong,
    NotHandler,
    OneHand,
    RecusalUndeclared,
    RecusedFromClarification,
)
from services.clarification.refusing import finding, unless

_UNDECLARED = Text("该人员未作回避声明", "This person has not declared")
_UNKNOWN = Text("没有此项回避事由", "There is no such ground of recusal")


def keep_apart(clarification: Clarification, actor: Actor, persons_of_subject: Collection[UUID] = ()) -> None:
    """Refuse the subject, whoever belongs to it, and whoever is recused."""
    of_subject = actor.organ_id == clarification.subject.organ_id or actor.person_id in persons_of_subject
    if of_subject or clarification.is_recused(actor.person_id):
        raise RecusedFromClarification


def keep_to_handlers(clarification: Clarification, actor: Actor) -> None:
    """Refuse whoever is recused or not a named handler."""
    keep_apart(clarification, actor)
    if actor.person_id not in clarification.handler_ids:
        raise NotHandler


def keep_hands_apart(clarification: Clarification, actor: Actor, *, also: Collection[UUID | None] = ()) -> None:
    """Refuse whoever proposed it, or did one of the steps named by ``also`` (P-09)."""
    proposed_by = None if clarification.proposal is None else clarification.proposal.proposed_by
    if actor.person_id in {proposed_by, *also}:
        raise OneHand


def recused_with(clarification: Clarification, declared: Sequence[Recusal]) -> tuple[RecusedFromIt, ...]:
    """All persons recused once these declarations are added; the first ground of a person stays."""
    known = {person.person_id: person for person in clarification.recused}
    for one in declared:
        if one.ground is not None and one.person_id not in known:
            known[one.person_id] = RecusedFromIt(one.person_id, one.ground)
    return tuple(known.values())


def assess_declarations(declared: Sequence[Recusal], needed: Sequence[UUID], profile: Profile) -> Finding:
    """Whether everybody who must declare has declared, and every ground is one of the profile."""
    return finding(RecusalUndeclared, _undeclared(declared, needed, profile))


def assess_handlers(
    clarification: Clarification,
    handler_ids: Sequence[UUID],
    declared: Sequence[Recusal],
    officers: Collection[UUID],
    persons_of_subject: Collection[UUID],
) -> Finding:
    """Whether handlers are named, each once, of the office, and none of them must recuse (C-04, P-09)."""
    barred = {person.person_id for person in recused_with(clarification, declared)} | set(persons_of_subject)
    barred |= {one for one in (clarification.subject.person_id,) if one is not None}
    wrong = [
        unless(
            one in officers and one not in barred and one not in handler_ids[:index],
            HandlersWrong,
            f"/handler_ids/{index}",
        )
        for index, one in enumerate(handler_ids)
    ]
    return finding(HandlersWrong, [unless(bool(handler_ids), HandlersWrong, "/handler_ids"), *wrong])


def _undeclared(declared: Sequence[Recusal], needed: Sequence[UUID], profile: Profile) -> Iterator[Missing]:
    made = {one.person_id for one in declared}
    for person in needed:
        if person not in made:
            yield RecusalUndeclared.at("/recusals", _UNDECLARED)
    for index, one in enumerate(declared):
        if one.ground is not None and one.ground not in profile.list("recusal_grounds"):
            yield RecusalUndeclared.at(f"/recusals/{index}/ground", _UNKNOWN)
