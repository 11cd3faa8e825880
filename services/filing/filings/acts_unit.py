"""Acts of the unit: draft, revise, attach, detach, apply, study, present, resubmit, withdraw."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from libs.contracts.filing import (
    FilingApplied,
    FilingDrafted,
    FilingPresented,
    FilingResubmitted,
    FilingRevised,
    FilingStudied,
    FilingWithdrawn,
)
from libs.kernel.actor import Occasion, office_day
from libs.kernel.case import Outcome
from services.filing.filings import commands_unit as ask
from services.filing.filings.application import applies_first, assess_application, assess_order
from services.filing.filings.completeness import assess_form, assess_secrecy
from services.filing.filings.defects import assess_new_study
from services.filing.filings.emergency import assess_emergency, assess_lateness
from services.filing.filings.facts import AttachFacts, DraftFacts, PresentFacts, StudyFacts
from services.filing.filings.filing import Filing
from services.filing.filings.gatekeeping import assess_not_stopped
from services.filing.filings.minutes import assess_age, assess_minutes
from services.filing.filings.records import Attachment, Ending, Study, WrittenApplication
from services.filing.filings.refusals import finding, refuse, unless
from services.filing.filings.refusals_unit import (
    AttachmentUnknown,
    NoCompetentOrgan,
    NoReason,
    NothingToSupplement,
    StateSecretRefused,
    UnitNotEligible,
    UploadUnknown,
)
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.telling import matter_of
from services.filing.filings.wording import STATE_SECRETS, DocumentKind


def draft(command: ask.DraftFiling, occasion: Occasion, facts: DraftFacts) -> Outcome[Filing]:
    """Open a draft for the actor's unit (TF-01). The first identity drawn is the filing's own."""
    if facts.unit_ended or facts.unit_kind not in occasion.profile.list("eligible_unit_kinds"):
        raise UnitNotEligible
    organ_id = facts.competent_organ_id
    supplements = command.supplements_id is None or facts.supplemented
    refuse(
        assess_secrecy(command.form),
        finding(NoCompetentOrgan, [unless(organ_id is not None, NoCompetentOrgan, "")]),
        finding(NothingToSupplement, [unless(supplements, NothingToSupplement, "/supplements_id")]),
    )
    assert organ_id is not None
    filing = Filing(
        occasion.new_id(),
        S.DRAFT,
        occasion.profile.name,
        occasion.profile.version,
        unit_id=occasion.actor.organ_id,
        competent_organ_id=organ_id,
        form=command.form,
        drafted_by=occasion.actor.person_id,
        drafted_at=occasion.at,
        supplements_id=command.supplements_id,
    )
    return Outcome(filing, FilingDrafted(**matter_of(filing), supplements_id=filing.supplements_id))


def revise(filing: Filing, command: ask.ReviseFiling, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """Replace the form (TF-01b)."""
    refuse(assess_secrecy(command.form))
    revised = replace(filing, form=command.form)
    return Outcome(revised, FilingRevised(**matter_of(revised), change="form"))


def attach(filing: Filing, command: ask.AttachDocument, occasion: Occasion, facts: AttachFacts) -> Outcome[Filing]:
    """Put an uploaded file on the filing (TF-01b); what is declared a state secret is refused (P-37)."""
    upload = facts.upload
    usable = upload is not None and upload.organ_id == filing.unit_id
    fresh = all(attachment.id != command.upload_id for attachment in filing.attachments)
    secret = command.secrecy in STATE_SECRETS or (upload is not None and upload.secrecy in STATE_SECRETS)
    refuse(
        finding(UploadUnknown, [unless(usable and fresh, UploadUnknown, "/upload_id")]),
        finding(StateSecretRefused, [unless(not secret, StateSecretRefused, "/secrecy")]),
    )
    assert upload is not None
    attachment = Attachment(
        upload.id, command.kind, upload.sha256, command.secrecy, occasion.actor.person_id, occasion.at
    )
    changed = replace(filing, attachments=(*filing.attachments, attachment))
    return Outcome(changed, FilingRevised(**matter_of(changed), change="attached"))


def detach(filing: Filing, command: ask.DetachDocument, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """Take an attachment off the filing (TF-01b)."""
    kept = tuple(attachment for attachment in filing.attachments if attachment.id != command.attachment_id)
    known = len(kept) < len(filing.attachments)
    refuse(finding(AttachmentUnknown, [unless(known, AttachmentUnknown, "/attachment_id")]))
    changed = replace(filing, attachments=kept)
    return Outcome(changed, FilingRevised(**matter_of(changed), change="detached"))


def apply(filing: Filing, command: ask.ApplyForFiling, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """Apply to the own party organisation before it studies the matter (F-32)."""
    refuse(*assess_application(command.application, occasion.on), assess_not_stopped(filing))
    made = WrittenApplication(command.application, occasion.actor.person_id, occasion.at)
    applied = replace(filing, status=S.APPLIED, application=made)
    return Outcome(
        applied, FilingApplied(**matter_of(applied), applied_on=command.application.signed_on or occasion.on)
    )


def study(filing: Filing, command: ask.StudyFiling, occasion: Occasion, facts: StudyFacts) -> Outcome[Filing]:
    """Record the collective study of a complete form (TF-02)."""
    minutes = command.minutes
    applied = None if filing.application is None else filing.application.application
    refuse(
        assess_not_stopped(filing),
        assess_minutes(minutes, minutes_attached(filing), facts.persons_of_unit, occasion.on),
        *assess_form(filing.form, occasion.profile),
        assess_emergency(filing.form, occasion.profile, occasion.on),
        assess_order(applied, minutes, occasion.profile),
    )
    recorded = Study(minutes, occasion.actor.person_id, occasion.at)
    studied = replace(filing, status=S.STUDIED, study=recorded)
    return Outcome(studied, FilingStudied(**matter_of(studied), minutes_on=minutes.held_on))


def present(filing: Filing, command: ask.PresentFiling, occasion: Occasion, facts: PresentFacts) -> Outcome[Filing]:
    """Sign the application for the party group and present it to the leader in charge (TF-03)."""
    earlier = None if filing.application is None else filing.application.application
    application = command.application or earlier
    minutes = None if filing.study is None else filing.study.minutes
    first = filing.first_presented_at or occasion.at
    refuse(
        assess_not_stopped(filing),
        *assess_application(application, occasion.on),
        assess_order(application, minutes, occasion.profile),
        assess_age(minutes, occasion.on, occasion.profile),
        assess_lateness(filing.form, occasion.profile, office_day(first), facts.calendar),
    )
    assert application is not None
    signed = WrittenApplication(application, occasion.actor.person_id, occasion.at)
    presented = replace(
        filing,
        status=S.GATEKEEPING,
        application=signed,
        presented_at=occasion.at,
        first_presented_at=first,
        gate=(),
        earlier_gate=(*filing.earlier_gate, *filing.gate),
    )
    return Outcome(presented, FilingPresented(**matter_of(presented), applied_on=application.signed_on or occasion.on))


def resubmit(filing: Filing, command: ask.ResubmitFiling, occasion: Occasion, facts: StudyFacts) -> Outcome[Filing]:
    """Answer the defects (TF-07): with new minutes up the chain again, without them straight back to the office."""
    minutes = command.minutes
    again = minutes is not None
    attached = minutes_attached(filing)
    refuse(
        finding(NoReason, [unless(bool(command.answer), NoReason, "/answer")]),
        assess_new_study(filing, minutes),
        *([assess_minutes(minutes, attached, facts.persons_of_unit, occasion.on)] if again else []),
        *assess_form(filing.form, occasion.profile),
        assess_emergency(filing.form, occasion.profile, occasion.on),
    )
    answered = _answered(filing, command, occasion)
    event = FilingResubmitted(**matter_of(answered), studied_again=again)
    if minutes is None:
        return Outcome(replace(answered, status=S.SUBMITTED, submitted_at=occasion.at), event)
    recorded = Study(minutes, occasion.actor.person_id, occasion.at)
    application = filing.application if applies_first(occasion.profile) else None
    return Outcome(replace(answered, status=S.STUDIED, study=recorded, application=application), event)


def withdraw(filing: Filing, command: ask.WithdrawFiling, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """Withdraw before the committee deliberates (TF-23)."""
    refuse(finding(NoReason, [unless(bool(command.reason), NoReason, "/reason")]))
    ending = Ending(occasion.actor.person_id, occasion.at, command.reason)
    withdrawn = replace(filing, status=S.WITHDRAWN, ending=ending)
    return Outcome(withdrawn, FilingWithdrawn(**matter_of(withdrawn)))


def minutes_attached(filing: Filing) -> Mapping[UUID, str]:
    """The attached minutes by id, with their digests."""
    return {file.id: file.sha256 for file in filing.attachments if file.kind is DocumentKind.MINUTES}


def _answered(filing: Filing, command: ask.ResubmitFiling, occasion: Occasion) -> Filing:
    back_at = occasion.at if command.minutes is None else None
    last = replace(filing.returns[-1], answer=command.answer, resubmitted_at=occasion.at, back_at=back_at)
    return replace(filing, returns=(*filing.returns[:-1], last))
