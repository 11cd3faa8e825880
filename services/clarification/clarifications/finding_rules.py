"""Rules on reported problems and their findings: listed, untrue enough, verified and by whom (C-04, C-10, C-22)."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.text import Text
from services.clarification.clarifications.facts import VerificationFacts
from services.clarification.clarifications.findings import Item, Untruth, untruth_of
from services.clarification.clarifications.refusals import (
    AlreadyBeingCleared,
    FindingsDiffer,
    LeadNotOfOffice,
    NoItems,
    NotUntrue,
    SubjectNotManaged,
    UnitNotOfSubject,
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


def assess_unit(unit_id: UUID | None, units: Collection[UUID], at: str) -> Finding:
    """Whether a person may be in that unit today (G-33); where nothing is known of it, any unit will do."""
    fits = unit_id is None or not units or unit_id in units
    return finding(UnitNotOfSubject, [unless(fits, UnitNotOfSubject, at)])


def assess_verified(
    items: Sequence[Item], facts: VerificationFacts, office_id: UUID, kept: Collection[UUID | None] = ()
) -> tuple[Finding, ...]:
    """Whether each finding is of a lead that the own office concluded on this subject, as it was concluded, or else on
    a subject that is managed here (C-04, C-10, C-22). Leads in ``kept`` came with the case, whoever verified them.

    A lead that is not theirs answers like one nobody has heard of (G-24).
    """
    offices = {office_id, *(facts.ended_offices if facts.managed else ())}
    mine = {lead.id: lead for lead in facts.concluded if lead.id in kept or lead.office_id in offices}
    ended, own, managed = list[Missing | None](), list[Missing | None](), list[Missing | None]()
    for place, item in enumerate(items):
        at, is_open = f"/items/{place}/lead_id", item.lead_id in facts.open_ids
        ended.append(unless(not is_open, VerificationNotEnded, at))
        own.append(unless(item.lead_id is None or is_open or item.lead_id in mine, LeadNotOfOffice, at))
        managed.append(unless(item.lead_id is not None or facts.managed, SubjectNotManaged, at))
    found = {lead.id: Counter((str(one.finding), one.is_main) for one in lead.items) for lead in mine.values()}
    return (
        finding(VerificationNotEnded, ended),
        finding(LeadNotOfOffice, own),
        finding(SubjectNotManaged, managed),
        finding(FindingsDiffer, _differing(items, found)),
    )


def assess_ended_with_leads(
    items: Sequence[Item], facts: VerificationFacts, ended_on: date | None, at: str = "/verification_ended_on"
) -> Finding:
    """Whether verification ended on the day on which the last of the leads named was concluded: the month counts from
    it (C-24, G-23). It may have ended later only where something was verified beside the leads."""
    named = {item.lead_id for item in items}
    last = max((lead.concluded_on for lead in facts.concluded if lead.id in named and lead.concluded_on), default=None)
    agrees = ended_on is None or last is None or ended_on == last or (None in named and ended_on > last)
    return finding(FindingsDiffer, [unless(agrees, FindingsDiffer, at)])


def _differing(items: Sequence[Item], found: Mapping[UUID, Counter[tuple[str, bool]]]) -> Iterator[Missing | None]:
    """Every lead whose problems are not those of its conclusion, said at the first of them; none may be left out."""
    said: set[UUID] = set()
    for place, item in enumerate(items):
        if item.lead_id is None or item.lead_id in said or item.lead_id not in found:
            continue
        said.add(item.lead_id)
        listed = Counter((str(one.finding), one.is_main) for one in items if one.lead_id == item.lead_id)
        yield unless(listed == found[item.lead_id], FindingsDiffer, f"/items/{place}")


def counted(computed: Untruth) -> Text:
    """Both computations in words."""
    return _COUNTS.fill(
        checked=computed.checked,
        untrue=computed.untrue,
        main=computed.main,
        main_found_untrue=computed.main_found_untrue,
    )
