"""Rules on reported problems and their findings: listed, untrue enough, verification ended (C-06, C-10, G-25)."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from libs.kernel.finding import Finding
from libs.kernel.text import Text
from services.clarification.clarifications.findings import Item, Untruth, untruth_of
from services.clarification.clarifications.refusals import (
    AlreadyBeingCleared,
    NoItems,
    NotUntrue,
    VerificationNotEnded,
)
from services.clarification.refusing import finding, unless

_COUNTS = Text(
    "共{checked}项，失实{untrue}项；主要问题{main}项，失实{main_found_untrue}项",
    "{untrue} of {checked} found untrue; {main_found_untrue} of {main} main problems found untrue",
)


def assess_items(items: Sequence[Item], at: str = "/items") -> tuple[Finding, ...]:
    """Whether there is a problem at all, and each is worded."""
    unworded = (unless(bool(item.problem), NoItems, f"{at}/{index}/problem") for index, item in enumerate(items))
    return (finding(NoItems, [unless(bool(items), NoItems, at), *unworded]),)


def assess_untruth(items: Sequence[Item], at: str = "/items") -> Finding:
    """Whether all, most or the main problem was found untrue; both computations are said (C-10, G-25)."""
    computed = untruth_of(items)
    return finding(NotUntrue, [unless(computed.qualifies, NotUntrue, at, counted(computed))])


def assess_end(ended_on: date | None, on: date, at: str = "/verification_ended_on") -> Finding:
    """Whether verification has ended, and not on a day to come."""
    ended = ended_on is not None and ended_on <= on
    return finding(VerificationNotEnded, [unless(ended, VerificationNotEnded, at)])


def assess_not_in_hand(lead_ids: Sequence[UUID | None], in_hand: Collection[UUID], at: str) -> Finding:
    """Whether none of these leads is being cleared already."""
    free = (unless(lead not in in_hand, AlreadyBeingCleared, f"{at}/{n}") for n, lead in enumerate(lead_ids))
    return finding(AlreadyBeingCleared, free)


def counted(computed: Untruth) -> Text:
    """Both computations in words."""
    return _COUNTS.fill(
        checked=computed.checked,
        untrue=computed.untrue,
        main=computed.main,
        main_found_untrue=computed.main_found_untrue,
    )
