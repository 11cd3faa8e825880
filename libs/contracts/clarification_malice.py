"""What the clarification service tells of cases of malicious accusation, transfers and corrections: ids and codes only.

Nobody's name, no accuser, no kind of accuser, no ground: who accused is known here by an opaque reference alone (P-06).
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class MaliceEvent(Event):
    """What every event of such a case says: which case, and whose it is."""

    malice_id: UUID = Field(description="The case of suspected malicious accusation.")
    organ_id: UUID = Field(description="The discipline organ that has the case.")


class MaliceSuspected(MaliceEvent):
    """A report found untrue is suspected of malice; nothing is established by that (TW-01, P-02)."""

    event_type: ClassVar[str] = "clarification.malice.suspected.v1"
    suspected_on: date = Field(description="Day on which the suspicion was recorded.")


class MaliceInvestigating(MaliceEvent):
    """The head lets it be investigated; from now on these handlers may ask for what the vault keeps (TW-02, P-06).

    Told again whenever the handlers change: only those of the latest event may ask.
    """

    event_type: ClassVar[str] = "clarification.malice.investigating.v1"
    report_refs: tuple[UUID, ...] = Field(description="Opaque references of the reports in the vault.")
    handler_ids: tuple[UUID, ...] = Field(description="Persons who handle it, by person id.")


class MaliceMistaken(MaliceEvent):
    """It was a mistaken accusation; education is all that may follow (TW-03, P-02).

    Whom to educate is known to the vault alone: its handlers may go on asking until the talk is recorded.
    """

    event_type: ClassVar[str] = "clarification.malice.mistaken.v1"
    decided_on: date = Field(description="Day of the decision.")


class MaliceEducated(MaliceEvent):
    """The education talk after a mistaken accusation is on record; nothing else follows (TW-03, P-02)."""

    event_type: ClassVar[str] = "clarification.malice.educated.v1"
    recorded_on: date = Field(description="Day on which the talk was put on record.")


class MaliceNotEstablished(MaliceEvent):
    """Malice is not established (TW-04, TW-08)."""

    event_type: ClassVar[str] = "clarification.malice.not_established.v1"
    decided_on: date = Field(description="Day of the decision.")


class MaliceProposed(MaliceEvent):
    """Handler and case-trial office hold both elements to be evidenced (TW-05, P-01)."""

    event_type: ClassVar[str] = "clarification.malice.proposed.v1"


class MaliceEscalated(MaliceEvent):
    """It is before the organ that may certify it (TW-06, P-03)."""

    event_type: ClassVar[str] = "clarification.malice.escalated.v1"
    certifying_organ_id: UUID = Field(description="Organ of prefecture-city level or above asked to certify.")


class MaliceCertified(MaliceEvent):
    """Malicious accusation is certified; the victim's clarification is open under situation 6 (TW-07, P-03, C-12)."""

    event_type: ClassVar[str] = "clarification.malice.certified.v1"
    certifying_organ_id: UUID = Field(description="Organ that certified it.")
    certified_on: date = Field(description="Day of the certification.")


class MaliceReturned(MaliceEvent):
    """The certifying organ sends it back into the investigation (TW-08)."""

    event_type: ClassVar[str] = "clarification.malice.returned.v1"
    certifying_organ_id: UUID = Field(description="Organ that sent it back.")


class MaliceDisposed(MaliceEvent):
    """What follows for the accuser is decided and on its way (TW-09, P-04). Which way is not told."""

    event_type: ClassVar[str] = "clarification.malice.disposed.v1"
    disposed_on: date = Field(description="Day of the disposal.")


class MaliceClosed(MaliceEvent):
    """Result fed back, benefits reversed, victim's clarification open, circular decided on (TW-10, W-08)."""

    event_type: ClassVar[str] = "clarification.malice.closed.v1"
    closed_on: date = Field(description="Day of the closing.")


class MaliceRecorded(MaliceEvent):
    """Something was put on the record that leaves the case where it is; nobody outside hears of it."""

    event_type: ClassVar[str] = "clarification.malice.recorded.v1"
    told: ClassVar[bool] = False


MALICE_ENDINGS: tuple[type[MaliceEvent], ...] = (MaliceEducated, MaliceNotEstablished, MaliceClosed)
"""After these nobody needs to know any more who accused: openings of the vault for the sake of the case are over."""

MALICE_EVENTS: tuple[type[Event], ...] = (
    MaliceSuspected,
    MaliceInvestigating,
    MaliceMistaken,
    MaliceEducated,
    MaliceNotEstablished,
    MaliceProposed,
    MaliceEscalated,
    MaliceCertified,
    MaliceReturned,
    MaliceDisposed,
    MaliceClosed,
)
"""All that is told of such a case."""


class TransferEvent(Event):
    """What every event of a transfer to public security says; nothing of the case behind it (W-02, G-30)."""

    transfer_id: UUID = Field(description="The transfer.")
    organ_id: UUID = Field(description="Discipline organ that sent it.")
    receiving_organ_id: UUID = Field(description="Public-security organ it went to.")


class TransferSent(TransferEvent):
    """The letter of transfer went out (TW-09, LC-11)."""

    event_type: ClassVar[str] = "clarification.transfer.sent.v1"
    due_on: date = Field(description="Day by which an answer is expected.")


class TransferReceived(TransferEvent):
    """The public-security organ has acknowledged it."""

    event_type: ClassVar[str] = "clarification.transfer.received.v1"
    received_on: date = Field(description="Day of receipt.")


class TransferReminded(TransferEvent):
    """Thirty days went by without an answer (G-30)."""

    event_type: ClassVar[str] = "clarification.transfer.reminded.v1"
    reminder: int = Field(description="Which reminder it is, from 1.")


class TransferFedBack(TransferEvent):
    """The public-security organ has answered; what it answered is not told."""

    event_type: ClassVar[str] = "clarification.transfer.fed_back.v1"
    fed_back_on: date = Field(description="Day of the answer.")


TRANSFER_EVENTS: tuple[type[Event], ...] = (TransferSent, TransferReceived, TransferReminded, TransferFedBack)


class CorrectionEvent(Event):
    """What every event of a correction task says; nothing of whom it concerns or of the case behind it (G-31)."""

    correction_id: UUID = Field(description="The task.")
    organ_id: UUID = Field(description="Discipline organ that asks.")
    addressee_organ_id: UUID = Field(description="Organization or personnel body asked.")
    due_on: date = Field(description="Day by which an answer is due.")


class CorrectionOpened(CorrectionEvent):
    """An organization or personnel body is asked to correct or compensate (C-32, P-05)."""

    event_type: ClassVar[str] = "clarification.correction.opened.v1"
    item: str = Field(description="Code of what is to be corrected (list correction_kinds).")


class CorrectionAnswered(CorrectionEvent):
    """The body asked has answered."""

    event_type: ClassVar[str] = "clarification.correction.answered.v1"


class CorrectionReturned(CorrectionEvent):
    """The answer does not suffice; the task is open again."""

    event_type: ClassVar[str] = "clarification.correction.returned.v1"


class CorrectionClosed(CorrectionEvent):
    """The answer was verified; the task is done."""

    event_type: ClassVar[str] = "clarification.correction.closed.v1"


class CorrectionOverdue(CorrectionEvent):
    """The day has passed without an answer."""

    event_type: ClassVar[str] = "clarification.correction.overdue.v1"


CORRECTION_EVENTS: tuple[type[Event], ...] = (
    CorrectionOpened,
    CorrectionAnswered,
    CorrectionReturned,
    CorrectionClosed,
    CorrectionOverdue,
)

MALICE_SERVICE_EVENTS: tuple[type[Event], ...] = (*MALICE_EVENTS, *TRANSFER_EVENTS, *CORRECTION_EVENTS)
"""Everything that is published of malice, transfers and corrections."""
