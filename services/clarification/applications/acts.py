"""Acts on an application: apply, enter from paper, acknowledge, withdraw, ask for reconsideration."""

from dataclasses import dataclass, replace
from datetime import date

from libs.contracts.clarification_intake import (
    ApplicationReceived,
    ApplicationReconsiderationAsked,
    ApplicationWithdrawn,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from libs.kernel.deadlines import due
from libs.kernel.roles import Role as R
from services.clarification.applications import refusals as no
from services.clarification.applications.application import (
    NOTICE,
    ApplicantRequest,
    Application,
    ApplicationReceipt,
    Channel,
)
from services.clarification.applications.commands import (
    Acknowledge,
    Apply,
    AskReconsideration,
    EnterFromPaper,
    WithdrawApplication,
)
from services.clarification.applications.completeness import assess_form, place_of_influence
from services.clarification.applications.facts import Office, OpeningFacts, WithdrawalFacts
from services.clarification.applications.form import ApplicationForm
from services.clarification.applications.status import ApplicationStatus as S
from services.clarification.applications.telling import acknowledged
from services.clarification.clarifications import entering
from services.clarification.clarifications.status import WITHDRAWABLE
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.refusing import finding, refuse, unless

_RECEIPT = "LC-1"


@dataclass(frozen=True, slots=True)
class _Come:
    """What has come in: from whom, what, when, and how."""

    subject: PersonSubject | OrganizationSubject
    form: ApplicationForm
    received_on: date
    channel: Channel


def apply(command: Apply, occasion: Occasion, facts: OpeningFacts) -> Outcome[Application]:
    """Apply in writing for oneself, or for one's unit (TC-01, C-23, C-30)."""
    actor, of_person = occasion.actor, command.applicant == "person"
    if not actor.is_any(R.SUBJECT if of_person else R.UNIT_PARTY_HEAD):
        raise no.WrongApplicant
    subject: PersonSubject | OrganizationSubject = (
        PersonSubject(person_id=actor.person_id, unit_id=command.form.unit_id)
        if of_person
        else OrganizationSubject(organ_id=actor.organ_id)
    )
    return _received(_Come(subject, command.form, occasion.on, Channel.ONLINE), occasion, facts)


def enter_from_paper(command: EnterFromPaper, occasion: Occasion, facts: OpeningFacts) -> Outcome[Application]:
    """Enter what came on paper; the month counts from the day the paper came (TC-01, C-23, C-24)."""
    if command.subject.person_id == occasion.actor.person_id:
        raise no.OwnMatter
    is_past = command.received_on <= occasion.on
    refuse(finding(no.ReceivedInFuture, [unless(is_past, no.ReceivedInFuture, "/received_on")]))
    come = _Come(command.subject, command.form, command.received_on, Channel.PAPER)
    outcome = _received(come, occasion, facts)
    if occasion.actor.organ_id not in (outcome.case.organ_id, outcome.case.handling_organ_id):
        raise no.NotOurUnit
    return replace(outcome, case=replace(outcome.case, entered_by=occasion.actor.person_id))


def acknowledge(
    application: Application, _command: Acknowledge, occasion: Occasion, _facts: None = None
) -> Outcome[Application]:
    """The receipt was handed over (G-23)."""
    told = acknowledged(application, occasion)
    assert isinstance(told.case, Application)
    return Outcome(told.case, told.event)


def withdraw(
    application: Application, command: WithdrawApplication, occasion: Occasion, facts: WithdrawalFacts
) -> Outcome[Application]:
    """Take it back (TC-16). A clarification that has come no further ends with it, else the organ goes on by itself.

    Whether it has shows in neither answer (G-24).
    """
    _only_on_paper(application, occasion)
    taken = replace(application, status=S.WITHDRAWN, withdrawal=ApplicantRequest(command.reason, occasion.at))
    return Outcome(taken, ApplicationWithdrawn(organ_id=taken.organ_id), _ended_with_it(occasion, facts))


def ask_reconsideration(
    application: Application, command: AskReconsideration, occasion: Occasion, _facts: None = None
) -> Outcome[Application]:
    """Ask the leader in charge to reconsider; possible once (G-27)."""
    _only_on_paper(application, occasion)
    if application.reconsideration is not None:
        raise no.ReconsiderationSpent
    refuse(finding(no.NoGroundsStated, [unless(bool(command.reason), no.NoGroundsStated, "/reason")]))
    asked = replace(application, status=S.UNDER_STUDY, reconsideration=ApplicantRequest(command.reason, occasion.at))
    return Outcome(asked, ApplicationReconsiderationAsked(organ_id=asked.organ_id))


def _received(come: _Come, occasion: Occasion, facts: OpeningFacts) -> Outcome[Application]:
    """Take in what has come; it opens the clarification in the same act (TC-01)."""
    receiving = _receiving(come.subject, come.form, occasion, facts)
    handling = facts.verified or receiving
    application_id, clarification_id = occasion.new_id(), occasion.new_id()
    expected_on = due(occasion.profile.limit("clarification.opinion"), come.received_on, facts.calendar).due_on
    assert expected_on is not None  # a limit without pauses ends
    application = Application(
        application_id,
        S.RECEIVED,
        occasion.profile.name,
        occasion.profile.version,
        subject=come.subject,
        organ_id=receiving.organ_id,
        channel=come.channel,
        form=come.form,
        received_on=come.received_on,
        expected_on=expected_on,
        notice=NOTICE,
        receipt=ApplicationReceipt(_RECEIPT, come.received_on, expected_on),
        clarification_id=clarification_id,
        office_id=handling.office_id,
        handling_organ_id=handling.organ_id,
    )
    entrance = _entrance(application, handling, facts)
    opened = entering.open_on_application(entrance, occasion, clarification_id)
    return Outcome(application, _told(application), (opened,))


def _receiving(
    subject: PersonSubject | OrganizationSubject, form: ApplicationForm, occasion: Occasion, facts: OpeningFacts
) -> Office:
    """The office that looks after the unit, if nothing is missing. Whether anybody has verified a lead on the subject
    changes neither this nor the organ that the applicant reads (G-24)."""
    own = form.unit_id in facts.units and form.unit_id == subject.unit_id
    refuse(
        *assess_form(form, occasion.profile, of_person=isinstance(subject, PersonSubject)),
        finding(no.NotOfThatUnit, [unless(own, no.NotOfThatUnit, "/form/unit_id")]),
        finding(no.NoCompetentOffice, [unless(facts.by_relation is not None, no.NoCompetentOffice, "/form/unit_id")]),
    )
    assert facts.by_relation is not None
    return facts.by_relation


def _entrance(application: Application, handling: Office, facts: OpeningFacts) -> entering.Entrance:
    return entering.Entrance(
        subject=application.subject,
        office_id=handling.office_id,
        organ_id=handling.organ_id,
        application_id=application.id,
        claim=application.form.claim,
        reported_content=application.form.reported_content,
        place_of_influence=place_of_influence(application.form),
        received_on=application.received_on,
        verification_ended_on=facts.verified_on,
    )


def _told(application: Application) -> ApplicationReceived:
    return ApplicationReceived(
        organ_id=application.organ_id,
        unit_id=application.subject.unit_id,
        received_on=application.received_on,
        expected_on=application.expected_on,
        channel=application.channel.value,
    )


def _ended_with_it(occasion: Occasion, facts: WithdrawalFacts) -> tuple[Moved, ...]:
    clarification = facts.clarification
    if clarification is None or clarification.status not in WITHDRAWABLE:
        return ()
    return (entering.withdraw(clarification, occasion),)


def _only_on_paper(application: Application, occasion: Occasion) -> None:
    """Whoever applied online acts for himself; for an application on paper the office may."""
    subject, actor = application.subject, occasion.actor
    himself = actor.is_any(R.SUBJECT) and subject.person_id == actor.person_id
    as_head = actor.is_any(R.UNIT_PARTY_HEAD) and subject.organ_id == actor.organ_id
    if not (himself or as_head or application.channel is Channel.PAPER):
        raise no.NotTheApplicant
