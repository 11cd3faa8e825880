"""What every record of a criticism or circular must hold, and to which event it belongs (5.3, G-34, G-36)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from services.supervision.refusing import finding, unless
from services.supervision.sources import refusals as no
from services.supervision.sources.facts import SourceFacts
from services.supervision.sources.naming import UnitNamed


def assess_units(units: Sequence[UnitNamed], kinds: Mapping[UUID, str]) -> tuple[Finding, ...]:
    """Whether units are named, each once, known on the day, with its part, and lead duties with evidence."""
    return (
        finding(no.NoUnitNamed, [unless(bool(units), no.NoUnitNamed, "/units")]),
        finding(no.UnitNamedTwice, _twice(units)),
        finding(no.UnitUnknown, _unknown(units, kinds)),
        finding(no.NoTaskRole, _roles(units)),
        finding(no.LeadDutyUnproven, _lead_duties(units)),
    )


def assess_record(reference: str, said: str, evidence: Sequence[str], day: date, on: date) -> tuple[Finding, ...]:
    """Whether day, meeting or document, wording and evidence are recorded."""
    return (
        finding(no.SourceInFuture, [unless(day <= on, no.SourceInFuture, "/occurred_on")]),
        finding(no.NoReference, [unless(bool(reference), no.NoReference, "/reference")]),
        finding(no.NoWording, [unless(bool(said), no.NoWording, "/said")]),
        finding(no.NoEvidence, [unless(bool(evidence) and all(evidence), no.NoEvidence, "/evidence")]),
    )


def assess_organ(facts: SourceFacts) -> Finding:
    """Whether there is a discipline organ that will weigh it (G-05)."""
    there = facts.competent_organ_id is not None
    return finding(no.NoCompetentOrgan, [unless(there, no.NoCompetentOrgan, "")])


def assess_link(linked_to: UUID | None, facts: SourceFacts) -> tuple[Finding, ...]:
    """Whether the record it is linked to is known, and belongs to the same event as the document does (G-34)."""
    known = linked_to is None or facts.linked is not None
    agrees = facts.linked is None or facts.same is None or facts.linked == facts.same
    return (
        finding(no.LinkUnknown, [unless(known, no.LinkUnknown, "/linked_to")]),
        finding(no.LinkContradicts, [unless(agrees, no.LinkContradicts, "/linked_to")]),
    )


def occurrence_of(record_id: UUID, facts: SourceFacts, *, separate: bool = False) -> UUID:
    """The event it belongs to: that of the record it is linked to, else that of the same document or the same leader's
    criticism of that day unless it is stated to be a separate one, else its own (G-34)."""
    if facts.linked is not None:
        return facts.linked
    return record_id if facts.same is None or separate else facts.same


def _twice(units: Sequence[UnitNamed]) -> Iterator[Missing | None]:
    seen = [unit.unit_id for unit in units]
    for index, unit_id in enumerate(seen):
        yield unless(unit_id not in seen[:index], no.UnitNamedTwice, f"/units/{index}/unit_id")


def _unknown(units: Sequence[UnitNamed], kinds: Mapping[UUID, str]) -> Iterator[Missing | None]:
    for index, unit in enumerate(units):
        yield unless(unit.unit_id in kinds, no.UnitUnknown, f"/units/{index}/unit_id")


def _roles(units: Sequence[UnitNamed]) -> Iterator[Missing | None]:
    for index, unit in enumerate(units):
        stated = bool(unit.roles) and len(set(unit.roles)) == len(unit.roles)
        yield unless(stated, no.NoTaskRole, f"/units/{index}/roles")


def _lead_duties(units: Sequence[UnitNamed]) -> Iterator[Missing | None]:
    for index, unit in enumerate(units):
        proven = "lead" in unit.roles and bool(unit.lead_duty_evidence)
        yield unless(
            proven or not unit.lead_duty_unfulfilled, no.LeadDutyUnproven, f"/units/{index}/lead_duty_unfulfilled"
        )
