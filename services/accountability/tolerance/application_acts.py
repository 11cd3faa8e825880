"""Acts on an application for tolerance: apply, answer, withdraw, ask to reconsider, uphold (G-45, G-07)."""

from dataclasses import replace
from uuid import UUID

from libs.contracts.accountability_tolerance import (
    ToleranceApplicationAnswered,
    ToleranceApplicationReceived,
    ToleranceApplicationReconsiderationAsked,
    ToleranceApplicationUnderStudy,
    ToleranceApplicationWithdrawn,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from libs.kernel.refusal import NotNow
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.refusing import finding, refuse, unless
from services.accountability.tolerance import application_refusals as no
from services.accountability.tolerance.application import (
    KEPT,
    NOTICE,
    ApplicantRequest,
    ApplicationAnswer,
    ToleranceApplication,
    Upheld,
)
from services.accountability.tolerance.application_commands import (
    AcknowledgeApplication,
    AnswerApplication,
    ApplyForTolerance,
    AskToReconsider,
    UpholdAnswer,
    WithdrawToleranceApplication,
)
from services.accountability.tolerance.application_facts import ApplyFacts
from services.accountability.tolerance.application_lifecycle import APPLICANTS
from services.accountability.tolerance.application_status import Applicant
from services.accountability.tolerance.application_status import ApplicationStatus as S


def apply(command: ApplyForTolerance, occasion: Occasion, facts: ApplyFacts) -> Outcome[ToleranceApplication]:
    """A person applies for himself; the head of a unit for the unit, or as its party group for its people (G-45)."""
    person_id = _for_whom(command, occasion)
    refuse(*_assess_application(command, occasion, facts))
    assert facts.handling is not None
    application = ToleranceApplication(
        occasion.new_id(),
        S.RECEIVED,
        occasion.profile.name,
        occasion.profile.version,
        applicant=command.applicant,
        unit_id=command.unit_id,
        person_id=person_id,
        organ_id=facts.handling.organ_id,
        form=command.form,
        received_on=occasion.on,
        notice=NOTICE,
        office_id=facts.handling.office_id,
    )
    received = ToleranceApplicationReceived(
        organ_id=application.organ_id, unit_id=application.unit_id, received_on=application.received_on
    )
    return Outcome(application, received)


def acknowledge(
    application: ToleranceApplication, _command: AcknowledgeApplication, occasion: Occasion, _facts: None = None
) -> Outcome[ToleranceApplication]:
    """The receipt is handed over; whether there is a case is not in it (G-45)."""
    _keep_own_out(application, occasion)
    studied = replace(application, status=S.UNDER_STUDY)
    return Outcome(studied, ToleranceApplicationUnderStudy(organ_id=studied.organ_id))


def answer(
    application: ToleranceApplication, _command: AnswerApplication, occasion: Occasion, _facts: None = None
) -> Outcome[ToleranceApplication]:
    """The application is kept on file, in words that are the same whether or not there is a case (G-45)."""
    _keep_own_out(application, occasion)
    if application.awaits_reconsideration:
        raise no.LeaderReconsiders
    answers = (*application.answers, ApplicationAnswer("kept_on_file", KEPT, occasion.at))
    answered = replace(application, status=S.KEPT_ON_FILE, answers=answers)
    return Outcome(answered, ToleranceApplicationAnswered(organ_id=answered.organ_id, kind="kept_on_file"))


def withdraw(
    application: ToleranceApplication, command: WithdrawToleranceApplication, occasion: Occasion, _facts: None = None
) -> Outcome[ToleranceApplication]:
    """The applicant takes it back before anything is determined; what the organ weighs goes on of office (G-45)."""
    if any(answer.kind == "determined" for answer in application.answers):
        raise NotNow(cites=Rule("G-07"))
    request = ApplicantRequest(command.reason, occasion.at)
    withdrawn = replace(application, status=S.WITHDRAWN, withdrawal=request)
    return Outcome(withdrawn, ToleranceApplicationWithdrawn(organ_id=withdrawn.organ_id))


def ask_reconsideration(
    application: ToleranceApplication, command: AskToReconsider, occasion: Occasion, _facts: None = None
) -> Outcome[ToleranceApplication]:
    """After an answer that gives the applicant nothing, once: the leader in charge looks at it again (G-07)."""
    if application.reconsideration is not None:
        raise no.ReconsiderationUsed
    if application.answers and not application.answers[-1].adverse:
        raise no.NothingToReconsider
    refuse(_assess_reason(command.reason, "/reason"))
    request = ApplicantRequest(command.reason, occasion.at)
    asked = replace(application, status=S.UNDER_STUDY, reconsideration=request)
    return Outcome(asked, ToleranceApplicationReconsiderationAsked(organ_id=asked.organ_id))


def uphold(
    application: ToleranceApplication, command: UpholdAnswer, occasion: Occasion, _facts: None = None
) -> Outcome[ToleranceApplication]:
    """The leader in charge leaves the answer as it was (G-07)."""
    _keep_own_out(application, occasion)
    if not application.awaits_reconsideration:
        raise no.NobodyWaits
    refuse(_assess_reason(command.reasons, "/reasons"))
    determined = any(one.kind == "determined" for one in application.answers)
    upheld = replace(
        application,
        status=S.DETERMINED if determined else S.KEPT_ON_FILE,
        upheld=Upheld(command.reasons, occasion.at),
    )
    return Outcome(upheld, ToleranceApplicationAnswered(organ_id=upheld.organ_id, kind="upheld"))


def _for_whom(command: ApplyForTolerance, occasion: Occasion) -> UUID | None:
    """Whom the application is for; refuses whoever may not apply for them."""
    actor = occasion.actor
    if command.applicant is Applicant.PERSON:
        if not actor.is_any(*APPLICANTS) or command.person_id not in (None, actor.person_id):
            raise no.WrongToleranceApplicant
        return actor.person_id
    if not actor.is_any(R.UNIT_PARTY_HEAD) or actor.organ_id != command.unit_id:
        raise no.WrongToleranceApplicant
    if command.applicant is Applicant.UNIT and command.person_id is not None:
        raise no.WrongToleranceApplicant
    return command.person_id


def _assess_application(command: ApplyForTolerance, occasion: Occasion, facts: ApplyFacts) -> tuple[Finding, ...]:
    known, form = occasion.profile.list("tolerance_situations"), command.form
    missing = [
        unless(bool(form.event), no.ApplicationIncomplete, "/form/event"),
        unless(bool(form.reasons), no.ApplicationIncomplete, "/form/reasons"),
        unless(form.true_statement, no.ApplicationIncomplete, "/form/true_statement"),
        *(
            unless(code in known, no.ApplicationIncomplete, f"/form/situations/{index}")
            for index, code in enumerate(form.situations)
        ),
    ]
    return (
        finding(no.ApplicationIncomplete, missing),
        finding(no.NotOfUnit, [unless(facts.of_unit, no.NotOfUnit, "/unit_id")]),
        finding(no.NoHandlingOffice, [unless(facts.handling is not None, no.NoHandlingOffice, "/unit_id")]),
        finding(no.ApplicationPending, [unless(not facts.pending, no.ApplicationPending, "/applicant")]),
    )


def _assess_reason(reason: str, at: str) -> Finding:
    return finding(no.ReconsiderationUngrounded, [unless(bool(reason), no.ReconsiderationUngrounded, at)])


def _keep_own_out(application: ToleranceApplication, occasion: Occasion) -> None:
    """Whoever it is for has no hand in it, in whatever office they serve (P-09)."""
    if occasion.actor.person_id == application.person_id:
        raise no.OwnApplication
