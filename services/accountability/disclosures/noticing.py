"""Rules of the notice: number, text, period, units, matters, and whom to turn to (X-08, X-31)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.disclosures import refusals as no
from services.accountability.disclosures.commands import OpenWindow
from services.accountability.disclosures.facts import Persons, WindowFacts
from services.accountability.refusing import finding, unless

ASSESSORS_MIN = "disclosure.assessors_min"
"""The option that says how many persons assess a disclosure; two."""


def assessors_min(profile: Profile) -> int:
    """How many persons assess a disclosure at least."""
    least = profile.option(ASSESSORS_MIN)
    assert isinstance(least, int), "the profile says how many persons assess a disclosure"
    return least


def assess_window(command: OpenWindow, facts: WindowFacts, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether the notice says all it must: number, text, period, scope of persons and matters, whom to turn to."""
    in_order = occasion.on <= command.starts_on <= command.ends_on
    return (
        finding(
            no.NoticeIncomplete,
            [
                unless(bool(command.notice_number), no.NoticeIncomplete, "/notice_number"),
                unless(bool(command.notice), no.NoticeIncomplete, "/notice"),
                unless(bool(command.persons), no.NoticeIncomplete, "/persons"),
            ],
        ),
        finding(no.WindowPeriodWrong, [unless(in_order, no.WindowPeriodWrong, "/starts_on")]),
        finding(no.NoUnitInScope, _units(command, facts)),
        finding(no.NoMatterInScope, _matters(command)),
        assess_handlers(command.handler_ids, facts.officers, frozenset(), occasion.profile),
    )


def assess_handlers(handler_ids: Sequence[UUID], officers: Persons, apart: Persons, profile: Profile) -> Finding:
    """Whether enough officers of the organ are named, none twice and none who must keep out (P-09)."""
    return finding(no.DisclosureHandlers, _handlers(handler_ids, officers, apart, assessors_min(profile)))


def _units(command: OpenWindow, facts: WindowFacts) -> Iterator[Missing | None]:
    yield unless(bool(command.unit_ids), no.NoUnitInScope, "/unit_ids")
    for place, unit in enumerate(command.unit_ids):
        yield unless(unit in facts.units, no.NoUnitInScope, f"/unit_ids/{place}")


def _matters(command: OpenWindow) -> Iterator[Missing | None]:
    yield unless(bool(command.matters), no.NoMatterInScope, "/matters")
    for place, matter in enumerate(command.matters):
        yield unless(bool(matter.text), no.NoMatterInScope, f"/matters/{place}/text")


def _handlers(handler_ids: Sequence[UUID], officers: Persons, apart: Persons, least: int) -> Iterator[Missing | None]:
    yield unless(len(set(handler_ids)) >= least, no.DisclosureHandlers, "/handler_ids")
    for place, person in enumerate(handler_ids):
        fits = person in officers and person not in apart and person not in handler_ids[:place]
        yield unless(fits, no.DisclosureHandlers, f"/handler_ids/{place}")
