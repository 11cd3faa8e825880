"""Drafting a supervision list, revising it, putting it in force instead of the former one, retiring it (S-14)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision_liaison import (
    SupervisionListDrafted,
    SupervisionListPutInForce,
    SupervisionListReplaced,
    SupervisionListRetired,
    SupervisionListRevised,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from libs.kernel.finding import Finding, Missing
from services.supervision.refusing import finding, refuse, unless
from services.supervision.supervision_lists import refusals as no
from services.supervision.supervision_lists.commands import DraftList, PutInForce, RetireList, ReviseList
from services.supervision.supervision_lists.facts import ForceFacts
from services.supervision.supervision_lists.status import ListStatus as S
from services.supervision.supervision_lists.supervision_list import ListEnding, ListItem, SupervisionList

KINDS = "supervision_list_kinds"


def draft(command: DraftList, occasion: Occasion, _facts: None = None) -> Outcome[SupervisionList]:
    """Draft a list; every item has a requirement and a standard (S-14)."""
    actor = occasion.actor
    if actor.office_id is None:
        raise no.NoOffice
    known = command.kind in occasion.profile.list(KINDS)
    refuse(finding(no.KindUnknown, [unless(known, no.KindUnknown, "/kind")]), *_assess(command))
    drafted = SupervisionList(
        occasion.new_id(),
        S.DRAFT,
        occasion.profile.name,
        occasion.profile.version,
        kind=command.kind,
        title=command.title,
        basis=command.basis,
        competent_organ_id=actor.organ_id,
        office_id=actor.office_id,
        items=_items(command),
        drafted_by=(actor.person_id,),
    )
    return Outcome(drafted, SupervisionListDrafted(**list_of(drafted)))


def revise(
    drafted: SupervisionList, command: ReviseList, occasion: Occasion, _facts: None = None
) -> Outcome[SupervisionList]:
    """Change the draft."""
    refuse(*_assess(command))
    hands = tuple(dict.fromkeys((*drafted.drafted_by, occasion.actor.person_id)))
    items = _items(command)
    revised = replace(drafted, title=command.title, basis=command.basis, items=items, drafted_by=hands)
    return Outcome(revised, SupervisionListRevised(**list_of(revised)))


def put_in_force(
    drafted: SupervisionList, _command: PutInForce, occasion: Occasion, facts: ForceFacts
) -> Outcome[SupervisionList]:
    """A leader puts the list in force; of one kind there is one, so the former one leaves (S-14)."""
    if occasion.actor.person_id in drafted.drafted_by:
        raise no.OwnHand
    decided = replace(drafted, status=S.IN_FORCE, in_force_on=occasion.on, decided_by=occasion.actor.person_id)
    event = SupervisionListPutInForce(**list_of(decided), in_force_on=occasion.on)
    return Outcome(decided, event, tuple(_replaced(former, decided, occasion) for former in facts.in_force))


def retire(
    found: SupervisionList, command: RetireList, occasion: Occasion, _facts: None = None
) -> Outcome[SupervisionList]:
    """Take it out of force, with reasons; nothing stands instead."""
    refuse(finding(no.RetiredUnreasoned, [unless(bool(command.reasons), no.RetiredUnreasoned, "/reasons")]))
    ending = ListEnding(occasion.on, command.reasons, occasion.actor.person_id)
    retired = replace(found, status=S.RETIRED, ending=ending)
    return Outcome(retired, SupervisionListRetired(**list_of(retired)))


class Listed(TypedDict):
    """What every event of a list says."""

    competent_organ_id: UUID
    kind: str


def list_of(found: SupervisionList) -> Listed:
    """Those fields of a list."""
    return Listed(competent_organ_id=found.competent_organ_id, kind=found.kind)


def _replaced(former: SupervisionList, decided: SupervisionList, occasion: Occasion) -> Moved:
    left = replace(former, status=S.REPLACED, ending=ListEnding(occasion.on, replaced_by=decided.id))
    return Moved(left, "replace", SupervisionListReplaced(**list_of(left), replaced_by=decided.id))


def _items(command: DraftList | ReviseList) -> tuple[ListItem, ...]:
    return tuple(ListItem(one.code, one.requirement, one.standard) for one in command.items)


def _assess(command: DraftList | ReviseList) -> tuple[Finding, ...]:
    heads = (("/title", command.title), ("/basis", command.basis))
    items = list(enumerate(command.items))
    required = (unless(bool(one.requirement), no.NoRequirement, f"/items/{n}/requirement") for n, one in items)
    standards = (unless(bool(one.standard), no.NoStandard, f"/items/{n}/standard") for n, one in items)
    return (
        finding(no.HeadMissing, [unless(bool(word), no.HeadMissing, pointer) for pointer, word in heads]),
        finding(no.NoItems, [unless(bool(items), no.NoItems, "/items")]),
        finding(no.ItemTwice, _twice(command)),
        finding(no.NoRequirement, required),
        finding(no.NoStandard, standards),
    )


def _twice(command: DraftList | ReviseList) -> Iterator[Missing | None]:
    codes = [one.code for one in command.items]
    for index, code in enumerate(codes):
        yield unless(code not in codes[:index], no.ItemTwice, f"/items/{index}/code")
