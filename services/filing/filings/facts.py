"""What each act must know beyond its case and command, for the day of the act; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from libs.kernel.calendar import WorkCalendar
from services.filing.filings.wording import Secrecy

Persons = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file received and stored: its digest, its declared secrecy, and the organ whose account sent it."""

    id: UUID
    sha256: str
    secrecy: Secrecy
    organ_id: UUID


Uploads = Mapping[UUID, Upload]
"""Uploaded files by id: those that the command names and that exist."""


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """For ``draft``: the actor's unit as the directory knows it, and the organ it files with.

    ``unit_kind`` is the organ kind (replica_organ.kind), None if unknown; ``unit_ended`` whether it no longer exists.
    ``competent_organ_id`` follows the option ``filing.competent_organ``. ``supplemented`` is true if the command's
    ``supplements_id`` is a filing of the same unit in execution; it does not matter if the command names none.
    """

    unit_kind: str | None
    unit_ended: bool
    competent_organ_id: UUID | None
    supplemented: bool = False


@dataclass(frozen=True, slots=True)
class AttachFacts:
    """For ``attach``: the upload named by the command, None if there is none."""

    upload: Upload | None


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """For ``study`` and ``resubmit``: who holds a post in the unit on the day of the act."""

    persons_of_unit: Persons


@dataclass(frozen=True, slots=True)
class ExtendFacts:
    """For ``extend``: who holds a post in the unit, and the upload that is the new minutes."""

    persons_of_unit: Persons
    uploads: Uploads = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PresentFacts:
    """For ``present``: the working calendar, for the term of a late filing (G-12)."""

    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """For ``return_for_defects``: the working calendar, for the term of the answer (limit ``filing.correction``)."""

    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class GateFacts:
    """For ``pass_gate`` and ``return_from_gate``: who is in charge of the unit on that day, and who looks after it.

    ``leaders`` are the persons whose portfolio covers the unit, with their side: ``party`` or ``government`` (G-10).
    ``counterpart_office_id`` is the supervision office of the competent organ that looks after the unit (F-26).
    ``escalated`` are the escalated interviews of the unit that are being followed through, with their day (F-48).
    """

    leaders: Mapping[UUID, str]
    persons_of_unit: Persons
    counterpart_office_id: UUID | None = None
    escalated: tuple[tuple[UUID, date], ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """For ``open_review``: the counterpart office on that day, its officers, and who belongs to the unit."""

    counterpart_office_id: UUID | None
    officers: Persons
    persons_of_unit: Persons


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """For ``open_consultation``: office of each proposed member on that day, and who belongs to the unit.

    ``offices`` has only persons with a post in the competent organ; the value is the office, None if without one.
    ``supervision_offices`` are all supervision offices of the competent organ (F-41).
    """

    offices: Mapping[UUID, UUID | None]
    supervision_offices: frozenset[UUID]
    persons_of_unit: Persons


@dataclass(frozen=True, slots=True)
class CommitteeFacts:
    """For ``accept``, ``reject``, ``clear_negative`` and ``revoke``: the standing committee on the meeting's day.

    ``members`` are all its members, the secretary among them; ``secretaries`` those who are secretary.
    """

    members: Persons
    secretaries: Persons
    persons_of_unit: Persons


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """For ``serve_receipt``: who may sign for the organ, who may sign for the unit, and which numbers are taken."""

    secretaries: Persons
    persons_of_unit: Persons
    number_taken: bool = False


@dataclass(frozen=True, slots=True)
class UploadFacts:
    """For ``report_progress``: the uploads named by the command."""

    uploads: Uploads = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HitFacts:
    """For ``hit_negative``: the uploads named, and problems of the unit that supervision checked off, by kind."""

    uploads: Uploads = field(default_factory=dict)
    corrected_problems: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ObligationFacts:
    """For ``close`` and ``lapse``: how many after-care obligations of the filing exist and are not verified."""

    obligations: int
    unverified: int


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """For ``checks``: what of the world the rules of the present status look at; nothing is changed by it."""

    on: date
    unit_kind: str | None = None
    leaders: Mapping[UUID, str] = field(default_factory=dict)
    counterpart_office_id: UUID | None = None
    persons_of_unit: Persons = frozenset()
    obligations: int = 0
    unverified: int = 0
    calendar: WorkCalendar | None = None
