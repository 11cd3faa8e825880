"""Acts of the notice and the talk (TI-04 to TI-06)."""

from dataclasses import replace
from uuid import UUID

from libs.contracts.accountability_interviews import InterviewHeld, InterviewNoShow, InterviewNoticed
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.accountability.interviews import commands as ask
from services.accountability.interviews import facts as f
from services.accountability.interviews.calling import (
    COLLECTIVE,
    assess_notice,
    keep_decided,
    keep_excused,
    keep_out,
    keep_trigger,
)
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.records import InterviewNotice, InterviewRecord, NoShow
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.talking import assess_no_show, assess_talk, called, keep_to_interviewer
from services.accountability.interviews.telling import matter_of
from services.accountability.refusing import refuse


def issue_notice(
    interview: Interview, command: ask.IssueNotice, occasion: Occasion, facts: f.NoticeFacts
) -> Outcome[Interview]:
    """Issue the notice: interviewer of the rank, problem list, notice period; it replaces one before (TI-04)."""
    keep_out(interview, occasion.actor.person_id)
    keep_trigger(interview)
    keep_excused(interview)
    keep_decided(interview)
    refuse(*assess_notice(interview, command, facts, occasion.profile))
    earlier = () if interview.notice is None else (interview.notice,)
    noticed = replace(
        interview,
        status=S.NOTICE_ISSUED,
        notice=_notice(command, occasion),
        earlier_notices=(*interview.earlier_notices, *earlier),
        escalation_proposal=None,
    )
    return Outcome(noticed, InterviewNoticed(**matter_of(noticed), held_on=command.held_on))


def hold(
    interview: Interview, command: ask.HoldInterview, occasion: Occasion, facts: f.HoldFacts
) -> Outcome[Interview]:
    """Record the talk as its interviewer, signed by both sides (TI-05, A-33, P-25)."""
    keep_to_interviewer(interview, occasion.actor)
    keep_trigger(interview)
    refuse(*assess_talk(interview, command, facts, occasion.profile, occasion.on))
    record = InterviewRecord(
        command.held_on,
        occasion.actor.person_id,
        command.staff,
        command.statements,
        command.signed_by,
        occasion.actor.person_id,
        occasion.at,
    )
    held = replace(interview, status=S.HELD, record=record)
    return Outcome(held, InterviewHeld(**matter_of(held), held_on=command.held_on))


def record_no_show(
    interview: Interview, command: ask.RecordNoShow, occasion: Occasion, facts: f.NoShowFacts
) -> Outcome[Interview]:
    """Put on record who did not appear, why, and that the superior party organization was told (TI-06)."""
    keep_to_interviewer(interview, occasion.actor)
    keep_trigger(interview)
    refuse(*assess_no_show(interview, command, facts, occasion.on))
    missed = NoShow(
        absent_ids=command.absent_ids,
        called_on=called(interview)[1].held_on,
        noted_on=occasion.on,
        reason=command.reason,
        good_reason=command.good_reason,
        superior_organ_id=command.superior_organ_id,
        superior_told_on=command.superior_told_on,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    absent = replace(interview, status=S.NO_SHOW, no_shows=(*interview.no_shows, missed))
    return Outcome(absent, InterviewNoShow(**matter_of(absent)))


def _notice(command: ask.IssueNotice, occasion: Occasion) -> InterviewNotice:
    return InterviewNotice(
        letter_number=command.letter_number,
        interviewer_id=command.interviewer_id,
        form=command.form,
        kind=command.kind,
        collective_id=_occasion_of(command, occasion),
        held_on=command.held_on,
        starts_at=command.starts_at,
        place=command.place,
        materials=command.materials,
        problems=command.problems,
        late_reason=command.late_reason,
        issued_on=occasion.on,
        by=occasion.actor.person_id,
        at=occasion.at,
    )


def _occasion_of(command: ask.IssueNotice, occasion: Occasion) -> UUID | None:
    """The occasion that it joins; a collective interview that joins none begins one (A-20)."""
    if command.form != COLLECTIVE:
        return None
    return command.collective_id or occasion.new_id()
