"""How a candidate is proposed because a lead was concluded, or because a concluded matter is reported again."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from libs.contracts.clarification_intake import CandidateProposed, CandidateSupplemented
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.profile import Profile
from services.clarification.candidates.candidate import Candidate, CandidateItem
from services.clarification.candidates.lifecycle import CandidateStatus as S
from services.clarification.clarifications.findings import Item, Untruth, untruth_of
from services.clarification.clarifications.wording import ItemFinding


@dataclass(frozen=True)
class Grounds:
    """On what a candidate is proposed: the lead, the findings, the office that verified."""

    lead_id: UUID
    organ_id: UUID
    office_id: UUID
    subject_person_id: UUID | None
    subject_organ_id: UUID | None
    items: tuple[CandidateItem, ...]
    concluded_on: date
    repeats: UUID | None = None
    running_ids: tuple[UUID, ...] = ()


def proposed(grounds: Grounds, occasion: Occasion, candidate_id: UUID) -> Moved:
    """The candidate for the office that verified (C-04, C-06)."""
    untruth = computed(grounds.items)
    candidate = Candidate(
        candidate_id,
        S.PROPOSED,
        occasion.profile.name,
        occasion.profile.version,
        organ_id=grounds.organ_id,
        office_id=grounds.office_id,
        subject_person_id=grounds.subject_person_id,
        subject_organ_id=grounds.subject_organ_id,
        lead_id=grounds.lead_id,
        repeats=grounds.repeats,
        concluded_on=grounds.concluded_on,
        items=grounds.items,
        untruth=untruth,
        situations=suggested(untruth, occasion.profile, repeats=grounds.repeats is not None),
        running_ids=grounds.running_ids,
        proposed_at=occasion.at,
    )
    event = CandidateProposed(
        organ_id=candidate.organ_id, office_id=candidate.office_id, situations=candidate.situations
    )
    return Moved(candidate, "propose", event)


def supplemented(candidate: Candidate, grounds: Grounds, occasion: Occasion) -> Moved:
    """The same candidate with the findings on the repeated report beside those on the first one (C-11)."""
    known = {(item.lead_id, item.item) for item in candidate.items}
    items = (*candidate.items, *(item for item in grounds.items if (item.lead_id, item.item) not in known))
    untruth = computed(items)
    situations = suggested(untruth, occasion.profile, repeats=candidate.repeats is not None)
    now = replace(candidate, items=items, untruth=untruth, situations=situations, concluded_on=grounds.concluded_on)
    event = CandidateSupplemented(organ_id=now.organ_id, office_id=now.office_id, situations=situations)
    return Moved(now, "supplement", event)


def computed(items: tuple[CandidateItem, ...]) -> Untruth:
    """Both computations over the findings (C-10, G-25)."""
    return untruth_of(
        Item(lead_id=item.lead_id, problem="", finding=ItemFinding(item.finding), is_main=item.is_main)
        for item in items
    )


def suggested(untruth: Untruth, profile: Profile, *, repeats: bool) -> tuple[str, ...]:
    """The situations that findings alone can suggest: the partial untruth and the repeated report (C-10, C-11)."""
    partial = untruth.is_partial and not untruth.fully_untrue
    asked = {"needs_majority_or_main": partial, "needs_repeat": repeats}
    rows = profile.list("clarification_situations").items
    return tuple(row.code for row in rows if any(row.attributes.get(name) and holds for name, holds in asked.items()))
