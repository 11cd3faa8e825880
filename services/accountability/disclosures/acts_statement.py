"""Acts on a disclosure's receipt and hands: handed in or received, handlers named, somebody steps aside (TX-02)."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from libs.contracts.accountability_followups import DisclosureHandlersNamed, DisclosureReceived
from libs.kernel.actor import Occasion, office_day, utc
from libs.kernel.case import Outcome
from libs.kernel.refusal import Absent
from services.accountability.disclosures import commands as c
from services.accountability.disclosures import refusals as no
from services.accountability.disclosures.facts import OfficerFacts, ReceiptFacts
from services.accountability.disclosures.noticing import assess_handlers
from services.accountability.disclosures.records import ReturnedAssessment
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.status import StatementStatus as S
from services.accountability.disclosures.telling import of_statement
from services.accountability.disclosures.timing import timing_of
from services.accountability.disclosures.window import DisclosureWindow
from services.accountability.recusal import NoSuchRecusalGround, RecusedPerson
from services.accountability.refusing import finding, refuse, unless


def hand_in(command: c.HandIn, occasion: Occasion, facts: ReceiptFacts) -> Outcome[DisclosureStatement]:
    """Somebody of a unit in scope discloses with the own account; it is received at this instant (X-08)."""
    actor, window = occasion.actor, facts.window
    if window is None or actor.organ_id not in facts.in_scope:
        raise Absent
    refuse(finding(no.NothingDisclosed, [unless(bool(command.content), no.NothingDisclosed, "/content")]))
    made = _received(window, actor.person_id, actor.organ_id, occasion.at, command.content, occasion, facts)
    return _told(replace(made, by_oneself=True))


def receive(command: c.ReceiveStatement, occasion: Occasion, facts: ReceiptFacts) -> Outcome[DisclosureStatement]:
    """A named officer records what was disclosed in person or in writing, with the time it came (X-08, X-10)."""
    window, actor = facts.window, occasion.actor
    if window is None:
        raise Absent
    if actor.person_id not in window.handler_ids:
        raise no.NotStatementHandler
    if actor.person_id == command.person_id:
        raise no.OwnDisclosure
    known = facts.is_known and command.unit_id in facts.units
    refuse(
        finding(no.NothingDisclosed, [unless(bool(command.content), no.NothingDisclosed, "/content")]),
        finding(no.DiscloserUnknown, [unless(known, no.DiscloserUnknown, "/person_id")]),
        finding(
            no.ReceiptTimeWrong, [unless(_is_proven(command, window, occasion), no.ReceiptTimeWrong, "/received_at")]
        ),
    )
    at = utc(command.received_at)
    made = _received(window, command.person_id, command.unit_id, at, command.content, occasion, facts)
    return _told(replace(made, stamp=command.stamp))


def name_handlers(
    statement: DisclosureStatement, command: c.NameStatementHandlers, occasion: Occasion, facts: OfficerFacts
) -> Outcome[DisclosureStatement]:
    """Case management names the handlers anew; those before lose their access at once (P-09)."""
    apart = frozenset({statement.person_id, *(one.person_id for one in statement.recused)})
    refuse(assess_handlers(command.handler_ids, facts.officers, apart, occasion.profile))
    named = replace(statement, handler_ids=command.handler_ids)
    return Outcome(named, DisclosureHandlersNamed(**of_statement(named)))


def step_aside(
    statement: DisclosureStatement, command: c.StepAsideFromStatement, occasion: Occasion, _facts: None = None
) -> Outcome[DisclosureStatement]:
    """A handler with a ground of recusal keeps out; an assessment that waits with that hand in it is void (P-09)."""
    person = keep_to_handlers(statement, occasion)
    known = command.ground in occasion.profile.list("recusal_grounds")
    refuse(finding(NoSuchRecusalGround, [unless(known, NoSuchRecusalGround, "/ground")]))
    aside = replace(
        statement,
        handler_ids=tuple(one for one in statement.handler_ids if one != person),
        recused=(*statement.recused, RecusedPerson(person, command.ground)),
    )
    if statement.status is S.RECEIVED and person in statement.assessors:
        aside = without_assessment(aside, command.ground, occasion)
    return Outcome(aside, DisclosureHandlersNamed(**of_statement(aside)))


def keep_to_handlers(statement: DisclosureStatement, occasion: Occasion) -> UUID:
    """Who acts, if that is a named handler and not the person; refuses everybody else (P-09)."""
    person = occasion.actor.person_id
    if person == statement.person_id:
        raise no.OwnDisclosure
    if person not in statement.handler_ids:
        raise no.NotStatementHandler
    return person


def without_assessment(statement: DisclosureStatement, reasons: str, occasion: Occasion) -> DisclosureStatement:
    """The disclosure to be assessed anew; the assessment that was not shared stays on record."""
    if statement.assessment is None:
        return statement
    kept = ReturnedAssessment(statement.assessment, reasons, occasion.actor.person_id, occasion.at)
    return replace(statement, assessment=None, confirmations=(), returned=(*statement.returned, kept))


def _is_proven(command: c.ReceiveStatement, window: DisclosureWindow, occasion: Occasion) -> bool:
    """Not to come, and on an earlier day, or before the window closed, only with the registration of that instant:
    nobody is put in time by hand."""
    earlier = office_day(command.received_at) < occasion.on
    otherwise = timing_of(window, command.received_at) is not timing_of(window, occasion.at)
    return command.received_at <= occasion.at and (bool(command.stamp) or not (earlier or otherwise))


def _received(
    window: DisclosureWindow,
    person_id: UUID,
    unit_id: UUID,
    at: datetime,
    content: str,
    occasion: Occasion,
    facts: ReceiptFacts,
) -> DisclosureStatement:
    return DisclosureStatement(
        occasion.new_id(),
        S.RECEIVED,
        occasion.profile.name,
        occasion.profile.version,
        window_id=window.id,
        organ_id=window.organ_id,
        person_id=person_id,
        unit_id=unit_id,
        in_scope=unit_id in facts.in_scope,
        by_oneself=False,
        received_at=at,
        timing=timing_of(window, at),
        stamp="",
        content=content,
        handler_ids=tuple(one for one in window.handler_ids if one != person_id),
    )


def _told(statement: DisclosureStatement) -> Outcome[DisclosureStatement]:
    return Outcome(statement, DisclosureReceived(**of_statement(statement), window_id=statement.window_id))
