"""Acts on a disclosure window: opened by notice, other officers named, closed by hand or by the clock (TX-01)."""

from dataclasses import replace

from libs.contracts.accountability_followups import (
    DisclosureWindowClosed,
    DisclosureWindowHandlersNamed,
    DisclosureWindowOpened,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.deadlines import end_of
from services.accountability.disclosures import commands as c
from services.accountability.disclosures import refusals as no
from services.accountability.disclosures.facts import WindowFacts
from services.accountability.disclosures.noticing import assess_handlers, assess_window
from services.accountability.disclosures.status import WindowStatus as W
from services.accountability.disclosures.telling import of_window
from services.accountability.disclosures.window import DisclosureWindow, MatterInScope, WindowClosing
from services.accountability.refusing import finding, refuse, unless


def open_window(command: c.OpenWindow, occasion: Occasion, facts: WindowFacts) -> Outcome[DisclosureWindow]:
    """The leader in charge gives notice: period, scope of persons and matters, whom to turn to (X-08, X-31)."""
    refuse(*assess_window(command, facts, occasion))
    window = DisclosureWindow(
        occasion.new_id(),
        W.OPENED,
        occasion.profile.name,
        occasion.profile.version,
        organ_id=occasion.actor.organ_id,
        notice_number=command.notice_number,
        notice=command.notice,
        starts_on=command.starts_on,
        ends_on=command.ends_on,
        unit_ids=tuple(dict.fromkeys(command.unit_ids)),
        persons=command.persons,
        matters=tuple(MatterInScope(one.text, one.financial) for one in command.matters),
        handler_ids=command.handler_ids,
        opened_by=occasion.actor.person_id,
    )
    event = DisclosureWindowOpened(**of_window(window), starts_on=window.starts_on, ends_on=window.ends_on)
    return Outcome(window, event)


def name_window_handlers(
    window: DisclosureWindow, command: c.NameWindowHandlers, occasion: Occasion, facts: WindowFacts
) -> Outcome[DisclosureWindow]:
    """The leader names other officers to turn to; disclosures that are there keep theirs (P-09)."""
    refuse(assess_handlers(command.handler_ids, facts.officers, frozenset(), occasion.profile))
    named = replace(window, handler_ids=command.handler_ids)
    return Outcome(named, DisclosureWindowHandlersNamed(**of_window(named)))


def close(
    window: DisclosureWindow, command: c.CloseWindow, occasion: Occasion, _facts: None = None
) -> Outcome[DisclosureWindow]:
    """The leader closes it before its last day, with reasons; what came before that instant was in time (TX-01)."""
    refuse(finding(no.WindowReasonsMissing, [unless(bool(command.reasons), no.WindowReasonsMissing, "/reasons")]))
    return _closed(window, WindowClosing(occasion.at, occasion.actor.person_id, command.reasons))


def expire(
    window: DisclosureWindow, _command: c.ExpireWindow, occasion: Occasion, _facts: None = None
) -> Outcome[DisclosureWindow]:
    """The last day is over; what comes later is received all the same, outside the time limit (X-08, X-10)."""
    end = end_of(window.ends_on)
    if occasion.at < end:
        raise no.WindowRuns
    return _closed(window, WindowClosing(end, None, ""))


def _closed(window: DisclosureWindow, closing: WindowClosing) -> Outcome[DisclosureWindow]:
    closed = replace(window, status=W.CLOSED, closing=closing)
    return Outcome(closed, DisclosureWindowClosed(**of_window(closed), by_hand=closing.by is not None))
