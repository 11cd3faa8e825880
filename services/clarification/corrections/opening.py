"""Asking for corrections: the effect that another case's act has, never a door of its own."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from libs.contracts.clarification_malice import CorrectionOpened
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.clarification.corrections.acts import task_of
from services.clarification.corrections.commands import CorrectionItem
from services.clarification.corrections.correction import Correction
from services.clarification.corrections.facts import CorrectionTerms
from services.clarification.corrections.lifecycle import CorrectionStatus
from services.clarification.corrections.refusals import (
    AddresseeNotPersonnelBody,
    CorrectionKindUnknown,
    CorrectionNotOfThisSide,
    CorrectionUnstated,
    NoSubjectOfCorrection,
)
from services.clarification.refusing import finding, refuse, unless


@dataclass(frozen=True, slots=True)
class CorrectionSource:
    """The case that asks: its kind and id, whom the correction concerns, and who handles it."""

    kind: Literal["clarification", "malice"]
    id: UUID
    organ_id: UUID
    office_id: UUID
    handler_ids: tuple[UUID, ...]
    profile: str
    profile_version: str
    subject_person_id: UUID | None = None
    subject_organ_id: UUID | None = None
    recused_ids: tuple[UUID, ...] = ()


def open_corrections(
    source: CorrectionSource, items: Sequence[CorrectionItem], occasion: Occasion, terms: CorrectionTerms
) -> tuple[Moved, ...]:
    """The tasks that these items open, to be put into ``Outcome.others``. Refuses naming every item that is wrong.

    ``terms`` come from ``store.correction_terms`` in the facts loader of the act that asks.
    """
    refuse(*check_items(items, occasion.profile, terms), _subject(source))
    return tuple(_opened(source, item, occasion, terms) for item in items)


def check_items(items: Sequence[CorrectionItem], profile: Profile, terms: CorrectionTerms) -> tuple[Finding, ...]:
    """Whether every item is of the list, stated, and addressed to a body that may be asked."""
    return (
        finding(CorrectionKindUnknown, _unknown(items, profile)),
        finding(CorrectionNotOfThisSide, _of_the_other_side(items, profile)),
        finding(CorrectionUnstated, _unstated(items)),
        finding(AddresseeNotPersonnelBody, _misaddressed(items, terms)),
    )


def _unknown(items: Sequence[CorrectionItem], profile: Profile) -> Iterator[Missing | None]:
    known = profile.list("correction_kinds")
    for index, item in enumerate(items):
        yield unless(item.item in known, CorrectionKindUnknown, f"/corrections/{index}/item")


def _of_the_other_side(items: Sequence[CorrectionItem], profile: Profile) -> Iterator[Missing | None]:
    """The list says of each kind whether it is owed to the victim, undone at the accuser, or both."""
    known = profile.list("correction_kinds")
    for index, item in enumerate(items):
        row = known.get(item.item)
        sides = None if row is None else row.attributes.get("towards")
        side = "accuser" if item.undoes_gain else "victim"
        fits = not isinstance(sides, Collection) or side in sides
        yield unless(fits, CorrectionNotOfThisSide, f"/corrections/{index}/item")


def _unstated(items: Sequence[CorrectionItem]) -> Iterator[Missing | None]:
    for index, item in enumerate(items):
        yield unless(bool(item.text), CorrectionUnstated, f"/corrections/{index}/text")
        lettered = bool(item.letter_number) or not item.undoes_gain
        yield unless(lettered, CorrectionUnstated, f"/corrections/{index}/letter_number")


def _misaddressed(items: Sequence[CorrectionItem], terms: CorrectionTerms) -> Iterator[Missing | None]:
    for index, item in enumerate(items):
        asked = item.addressee_organ_id in terms.personnel_bodies
        yield unless(asked, AddresseeNotPersonnelBody, f"/corrections/{index}/addressee_organ_id")


def _subject(source: CorrectionSource) -> Finding:
    one = (source.subject_person_id is None) != (source.subject_organ_id is None)
    return finding(NoSubjectOfCorrection, [unless(one, NoSubjectOfCorrection, "/subject")])


def _opened(source: CorrectionSource, item: CorrectionItem, occasion: Occasion, terms: CorrectionTerms) -> Moved:
    correction = Correction(
        occasion.new_id(),
        CorrectionStatus.OPEN,
        source.profile,
        source.profile_version,
        organ_id=source.organ_id,
        addressee_organ_id=item.addressee_organ_id,
        item=item.item,
        text=item.text,
        undoes_gain=item.undoes_gain,
        letter_number=item.letter_number,
        due_on=terms.due_on,
        subject_person_id=source.subject_person_id,
        subject_organ_id=source.subject_organ_id,
        office_id=source.office_id,
        handler_ids=source.handler_ids,
        recused_ids=source.recused_ids,
        source_kind=source.kind,
        source_id=source.id,
    )
    return Moved(correction, "open", CorrectionOpened(**task_of(correction), item=item.item))
