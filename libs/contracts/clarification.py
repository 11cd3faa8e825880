"""What the clarification service tells the others: ids, codes and dates; never a reason, never that one waits."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.contracts.clarification_intake import INTAKE_EVENTS
from libs.contracts.clarification_malice import MALICE_SERVICE_EVENTS
from libs.kernel.events import Event


class IndexEntryEvent(Event):
    """What every event of the filing index says: the unit, and neither reason nor outcome of anything."""

    unit_id: UUID = Field(description="The unit whose filing is indexed.")


class IndexEntryKept(IndexEntryEvent):
    """A filing is indexed; it is no reason to answer yes."""

    event_type: ClassVar[str] = "clarification.index_entry.kept.v1"


class IndexEntryNoted(IndexEntryEvent):
    """The filing is from now on a reason to answer yes."""

    event_type: ClassVar[str] = "clarification.index_entry.noted.v1"


class IndexEntryConfirmed(IndexEntryEvent):
    """The filing stays a reason to answer yes for good."""

    event_type: ClassVar[str] = "clarification.index_entry.confirmed.v1"


class IndexEntryCleared(IndexEntryEvent):
    """The filing is no longer a reason to answer yes."""

    event_type: ClassVar[str] = "clarification.index_entry.cleared.v1"


INDEX_EVENTS: tuple[type[Event], ...] = (IndexEntryKept, IndexEntryNoted, IndexEntryConfirmed, IndexEntryCleared)


class ClarificationEvent(Event):
    """What every event of a clarification says: whose it is and how it was opened; not who is to be cleared."""

    clarification_id: UUID = Field(description="The clarification.")
    organ_id: UUID = Field(description="The discipline organ that has it.")
    office_id: UUID = Field(description="The office or body that verified and clarifies (C-04).")
    entrance: str = Field(description="ex_officio, application or malice (C-22, C-23, W-05).")


class ClarificationOpened(ClarificationEvent):
    """A clarification is opened (TC-01)."""

    event_type: ClassVar[str] = "clarification.clarification.opened.v1"


class ClarificationAssessing(ClarificationEvent):
    """The head of the office that verified has accepted it (TC-02)."""

    event_type: ClassVar[str] = "clarification.clarification.assessing.v1"


class ClarificationHandlersNamed(ClarificationEvent):
    """Other handlers are named (TC-02, P-09); who they are is not told."""

    event_type: ClassVar[str] = "clarification.clarification.handlers_named.v1"


class ClarificationDeferred(ClarificationEvent):
    """It waits (TC-03). Told to nobody: that it waits would tell why (C-14, G-24)."""

    event_type: ClassVar[str] = "clarification.clarification.deferred.v1"
    told: ClassVar[bool] = False


class ClarificationResumed(ClarificationEvent):
    """It goes on (TC-04). Told to nobody (G-24)."""

    event_type: ClassVar[str] = "clarification.clarification.resumed.v1"
    told: ClassVar[bool] = False


class ClarificationLeadsWeighed(ClarificationEvent):
    """The head has asked the question of other leads, and it stays as it is (TC-03, TC-04). Told to nobody (G-24)."""

    event_type: ClassVar[str] = "clarification.clarification.leads_weighed.v1"
    told: ClassVar[bool] = False


class ClarificationMaliceNoted(ClarificationEvent):
    """The accusation of its subject is certified as malicious (C-12). Told to nobody: the certification itself is."""

    event_type: ClassVar[str] = "clarification.clarification.malice_noted.v1"
    told: ClassVar[bool] = False


class ClarificationVerificationRecorded(ClarificationEvent):
    """Problems and findings are on record (TC-05)."""

    event_type: ClassVar[str] = "clarification.clarification.verification_recorded.v1"


class ClarificationConsentRecorded(ClarificationEvent):
    """The subject was asked (TC-05, G-22); what was answered is not told."""

    event_type: ClassVar[str] = "clarification.clarification.consent_recorded.v1"


class ClarificationStartProposed(ClarificationEvent):
    """It is proposed to clarify (TC-05)."""

    event_type: ClassVar[str] = "clarification.clarification.start_proposed.v1"


class ClarificationDeclineProposed(ClarificationEvent):
    """It is proposed not to start (TC-06)."""

    event_type: ClassVar[str] = "clarification.clarification.decline_proposed.v1"


class ClarificationNotStarted(ClarificationEvent):
    """It is not started (TC-06, G-27)."""

    event_type: ClassVar[str] = "clarification.clarification.not_started.v1"
    decided_on: date = Field(description="Day of the decision.")


class ClarificationApplicantAnswered(ClarificationEvent):
    """The applicant has the answer that it is not started (TC-06, TC-11, G-27)."""

    event_type: ClassVar[str] = "clarification.clarification.applicant_answered.v1"
    answered_on: date = Field(description="Day of the answer.")


class ClarificationReconsidered(ClarificationEvent):
    """The leader in charge has reconsidered, once (G-07, G-27)."""

    event_type: ClassVar[str] = "clarification.clarification.reconsidered.v1"
    reopened: bool = Field(description="Whether it is assessed anew.")


class ClarificationTrialOpinionGiven(ClarificationEvent):
    """The case-trial office has given its opinion (TC-07, P-11)."""

    event_type: ClassVar[str] = "clarification.clarification.trial_opinion_given.v1"


class ClarificationTakenBack(ClarificationEvent):
    """The proposal is taken back and assessed anew (TC-07, C-03)."""

    event_type: ClassVar[str] = "clarification.clarification.taken_back.v1"


class ClarificationAssessed(ClarificationEvent):
    """The collective assessment is held (TC-07)."""

    event_type: ClassVar[str] = "clarification.clarification.assessed.v1"
    held_on: date = Field(description="Day of the meeting.")


class ClarificationHeadReviewed(ClarificationEvent):
    """The head of the office or body has reviewed it (TC-08)."""

    event_type: ClassVar[str] = "clarification.clarification.head_reviewed.v1"


class ClarificationPrenoticeSent(ClarificationEvent):
    """The party head is informed beforehand (TC-09)."""

    event_type: ClassVar[str] = "clarification.clarification.prenotice_sent.v1"


class ClarificationPartyHeadHeard(ClarificationEvent):
    """The party head's opinion is on record (TC-10)."""

    event_type: ClassVar[str] = "clarification.clarification.party_head_heard.v1"


class ClarificationImpactAssessed(ClarificationEvent):
    """The impact on personal data is assessed (TC-10, P-36)."""

    event_type: ClassVar[str] = "clarification.clarification.impact_assessed.v1"


class ClarificationApproved(ClarificationEvent):
    """It is approved (TC-10)."""

    event_type: ClassVar[str] = "clarification.clarification.approved.v1"
    decided_on: date = Field(description="Day of the decision.")


class ClarificationRejected(ClarificationEvent):
    """It is not approved (TC-11)."""

    event_type: ClassVar[str] = "clarification.clarification.rejected.v1"
    decided_on: date = Field(description="Day of the decision.")


class ClarificationExecuting(ClarificationEvent):
    """The letter is issued, it is being carried out (TC-12)."""

    event_type: ClassVar[str] = "clarification.clarification.executing.v1"


class ClarificationProofRecorded(ClarificationEvent):
    """One method was carried out (TC-13)."""

    event_type: ClassVar[str] = "clarification.clarification.proof_recorded.v1"
    method: str = Field(description="Code of the method, e.g. written.")


class ClarificationExecuted(ClarificationEvent):
    """Every method was carried out; whoever keeps earlier entries on the subject marks them as cleared (TC-13)."""

    event_type: ClassVar[str] = "clarification.clarification.executed.v1"
    subject_person_id: UUID | None = Field(description="The person cleared, if it is a person.")
    subject_organ_id: UUID | None = Field(description="The unit or collective cleared (C-30).")
    unit_id: UUID = Field(description="The unit concerned.")
    situations: tuple[str, ...] = Field(description="Codes of the situations, e.g. xc_c1.")
    methods: tuple[str, ...] = Field(description="Codes of the methods, e.g. written.")
    executed_on: date = Field(description="Day on which the last of them was carried out.")


class ClarificationInformed(ClarificationEvent):
    """Party head and organization department are informed (TC-14)."""

    event_type: ClassVar[str] = "clarification.clarification.informed.v1"


class ClarificationVisited(ClarificationEvent):
    """A follow-up visit was made (TC-15)."""

    event_type: ClassVar[str] = "clarification.clarification.visited.v1"


class ClarificationClosed(ClarificationEvent):
    """It is closed and archived (TC-15)."""

    event_type: ClassVar[str] = "clarification.clarification.closed.v1"


class ClarificationWithdrawn(ClarificationEvent):
    """It ended because the application was taken back (TC-16)."""

    event_type: ClassVar[str] = "clarification.clarification.withdrawn.v1"


CLARIFICATION_EVENTS: tuple[type[Event], ...] = (
    ClarificationOpened,
    ClarificationAssessing,
    ClarificationHandlersNamed,
    ClarificationVerificationRecorded,
    ClarificationConsentRecorded,
    ClarificationStartProposed,
    ClarificationDeclineProposed,
    ClarificationNotStarted,
    ClarificationApplicantAnswered,
    ClarificationReconsidered,
    ClarificationTrialOpinionGiven,
    ClarificationTakenBack,
    ClarificationAssessed,
    ClarificationHeadReviewed,
    ClarificationPrenoticeSent,
    ClarificationPartyHeadHeard,
    ClarificationImpactAssessed,
    ClarificationApproved,
    ClarificationRejected,
    ClarificationExecuting,
    ClarificationProofRecorded,
    ClarificationExecuted,
    ClarificationInformed,
    ClarificationVisited,
    ClarificationClosed,
    ClarificationWithdrawn,
)
UNTOLD_EVENTS: tuple[type[Event], ...] = (
    ClarificationDeferred,
    ClarificationResumed,
    ClarificationLeadsWeighed,
    ClarificationMaliceNoted,
)
"""Moves of which nothing is published."""
EVENTS: tuple[type[Event], ...] = (*INDEX_EVENTS, *CLARIFICATION_EVENTS, *INTAKE_EVENTS, *MALICE_SERVICE_EVENTS)
"""Everything this service publishes."""
