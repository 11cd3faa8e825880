"""Whose hands the case is in: handlers named by the head, heads of the directory, whoever steps aside (P-09)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from libs.contracts.clarification_malice import MaliceInvestigating
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Missing
from services.clarification.malice.commands import NameHandlers, RenewHeads, StepAside
from services.clarification.malice.facts import OfficeFacts
from services.clarification.malice.malice import Malice
from services.clarification.malice.refusals_inquiry import (
    NoHandlerOfOffice,
    NoHeadOfOffice,
    OneHandTwice,
    RecusalGroundUnknown,
    RecusedFromMalice,
)
from services.clarification.malice.separation import assess_declarations, keep_out, with_earlier, with_recused
from services.clarification.malice.statements import RecusalDeclared
from services.clarification.malice.telling import matter_of, recorded
from services.clarification.refusing import finding, refuse, unless


def name_handlers(malice: Malice, command: NameHandlers, occasion: Occasion, facts: OfficeFacts) -> Outcome[Malice]:
    """The head names other handlers; those before lose their access at once, also to the vault (TW-02, P-06).

    After a mistake, too: somebody must hold the talk (TW-03).
    """
    keep_out(malice, occasion)
    return named(malice, command.handler_ids, command.recusals, occasion, facts)


def named(
    malice: Malice,
    handler_ids: Sequence[UUID],
    recusals: Sequence[RecusalDeclared],
    occasion: Occasion,
    facts: OfficeFacts,
) -> Outcome[Malice]:
    """The case in the hands of these officers, and the event by which the vault knows them (P-06)."""
    handlers = tuple(dict.fromkeys(handler_ids))
    head = occasion.actor.person_id
    refuse(
        finding(NoHandlerOfOffice, _wrong(malice, handlers, facts)),
        finding(OneHandTwice, [unless(head not in handlers, OneHandTwice, "/handler_ids")]),
        *assess_declarations(recusals, (head, *handlers), occasion.profile),
    )
    return _told(with_recused(_handed_to(with_earlier(malice, head), handlers), recusals))


def renew_heads(malice: Malice, _command: RenewHeads, _occasion: Occasion, facts: OfficeFacts) -> Outcome[Malice]:
    """Take the heads anew from the directory: posts change hands (P-09)."""
    heads = _free(malice, facts.heads)
    refuse(finding(NoHeadOfOffice, [unless(bool(heads), NoHeadOfOffice, "/head_ids")]))
    senders = _free(malice, facts.organ_heads) if malice.sender_ids else ()
    return recorded(replace(malice, head_ids=heads, sender_ids=senders))


def step_aside(malice: Malice, command: StepAside, occasion: Occasion, _facts: None = None) -> Outcome[Malice]:
    """A person named says that a ground of recusal applies; the case is closed to that person (P-09)."""
    person = occasion.actor.person_id
    known = command.ground in occasion.profile.list("recusal_grounds")
    refuse(finding(RecusalGroundUnknown, [unless(known, RecusalGroundUnknown, "/ground")]))
    aside = with_recused(malice, (RecusalDeclared(person_id=person, ground=command.ground),))
    if person not in malice.handler_ids:
        return recorded(aside)
    return _told(_handed_to(aside, tuple(one for one in malice.handler_ids if one != person)))


def investigating(malice: Malice) -> MaliceInvestigating:
    """Who may ask the vault for which reports from now on (P-06)."""
    return MaliceInvestigating(**matter_of(malice), report_refs=malice.report_refs, handler_ids=malice.handler_ids)


def _told(handed: Malice) -> Outcome[Malice]:
    """The vault hears of other hands until the talk is on record; then nobody may ask it any more (P-06, TW-03)."""
    return recorded(handed) if handed.education is not None else Outcome(handed, investigating(handed))


def _handed_to(malice: Malice, handlers: tuple[UUID, ...]) -> Malice:
    before = dict.fromkeys((*malice.earlier_handler_ids, *malice.handler_ids))
    earlier = tuple(one for one in before if one not in handlers)
    return replace(malice, handler_ids=handlers, earlier_handler_ids=earlier)


def _wrong(malice: Malice, handlers: Sequence[UUID], facts: OfficeFacts) -> Iterator[Missing | None]:
    yield unless(bool(handlers), NoHandlerOfOffice, "/handler_ids")
    for index, person in enumerate(handlers):
        of_office = person in facts.officers and person != malice.subject_person_id
        yield unless(of_office, NoHandlerOfOffice, f"/handler_ids/{index}")
        yield unless(not malice.is_recused(person), RecusedFromMalice, f"/handler_ids/{index}")


def _free(malice: Malice, persons: frozenset[UUID]) -> tuple[UUID, ...]:
    out = {person.person_id for person in malice.recused} | {malice.subject_person_id}
    return tuple(sorted(persons - out))
