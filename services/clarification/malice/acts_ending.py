"""Ends short of malice: proposed by a handler, decided by the head; after a mistake education alone (TW-03, TW-04)."""

from dataclasses import replace

from libs.contracts.clarification_malice import MaliceEducated, MaliceMistaken, MaliceNotEstablished
from libs.kernel.actor import Occasion, office_day
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.clarification.malice.commands import DecideEnding, EducateAccuser, ProposeEnding
from services.clarification.malice.elements import element_codes
from services.clarification.malice.malice import Malice
from services.clarification.malice.records import Education, EndingDecided, EndingDraft
from services.clarification.malice.refusals_inquiry import (
    AlreadyEducated,
    EducationDayWrong,
    EducationOnly,
    NoSuchProposal,
    ReasonsUnstated,
    SourceUnexplained,
)
from services.clarification.malice.separation import keep_out, two_persons, with_earlier
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.telling import matter_of, recorded
from services.clarification.malice.wording import EndingProposed
from services.clarification.refusing import finding, refuse, unless


def propose_ending(malice: Malice, command: ProposeEnding, occasion: Occasion, _facts: None = None) -> Outcome[Malice]:
    """A handler proposes mistaken or not established; a draft of malice is dropped by it (TW-03, TW-04)."""
    keep_out(malice, occasion)
    refuse(
        finding(ReasonsUnstated, [unless(bool(command.reasons), ReasonsUnstated, "/reasons")]),
        *_assess_mistake(command, occasion.profile),
    )
    draft = EndingDraft(
        command.outcome,
        command.reasons,
        command.unproven,
        command.source_explained,
        command.measures,
        occasion.actor.person_id,
        occasion.at,
    )
    kept = with_earlier(malice)
    return recorded(replace(kept, ending_draft=draft, draft=None, trial_opinion=None, trial_officer_id=None))


def find_mistaken(malice: Malice, command: DecideEnding, occasion: Occasion, _facts: None = None) -> Outcome[Malice]:
    """The head decides that it was a mistake; education is all that follows (TW-03, P-02, W-04)."""
    ended = _ended(malice, command, occasion, EndingProposed.MISTAKEN)
    mistaken = replace(ended, status=S.MISTAKEN)
    return Outcome(mistaken, MaliceMistaken(**matter_of(mistaken), decided_on=occasion.on))


def find_not_established(
    malice: Malice, command: DecideEnding, occasion: Occasion, _facts: None = None
) -> Outcome[Malice]:
    """The head decides that malice is not established (TW-04, P-02)."""
    ended = _ended(malice, command, occasion, EndingProposed.NOT_ESTABLISHED)
    not_established = replace(ended, status=S.NOT_ESTABLISHED)
    return Outcome(not_established, MaliceNotEstablished(**matter_of(not_established), decided_on=occasion.on))


def educate(malice: Malice, command: EducateAccuser, occasion: Occasion, _facts: None = None) -> Outcome[Malice]:
    """The education talk was held; no other measure can be recorded (TW-03, P-02, W-04).

    With it the vault is closed to the handlers: nobody needs to know any more who accused (P-06).
    """
    keep_out(malice, occasion)
    if malice.education is not None:
        raise AlreadyEducated
    allowed = command.measure in occasion.profile.list("mistaken_measures")
    decided_on = None if malice.ending is None else office_day(malice.ending.at)
    possible = (decided_on is None or decided_on <= command.held_on) and command.held_on <= occasion.on
    refuse(
        finding(EducationOnly, [unless(allowed, EducationOnly, "/measure")]),
        finding(EducationDayWrong, [unless(possible, EducationDayWrong, "/held_on")]),
        finding(ReasonsUnstated, [unless(bool(command.note), ReasonsUnstated, "/note")]),
    )
    talk = Education(command.measure, command.held_on, command.note, occasion.actor.person_id, occasion.at)
    return Outcome(replace(malice, education=talk), MaliceEducated(**matter_of(malice), recorded_on=occasion.on))


def _assess_mistake(command: ProposeEnding, profile: Profile) -> tuple[Finding, ...]:
    """A mistake leaves an element unproven and explains where the belief came from; nothing but education follows."""
    elements, measures = element_codes(profile), profile.list("mistaken_measures")
    mistaken = command.outcome is EndingProposed.MISTAKEN
    unproven = bool(command.unproven) and all(code in elements for code in command.unproven)
    explained = bool(command.source_explained)
    others = [
        unless(mistaken and code in measures, EducationOnly, f"/measures/{index}")
        for index, code in enumerate(command.measures)
    ]
    return (
        finding(
            SourceUnexplained,
            [
                unless(unproven or not mistaken, SourceUnexplained, "/unproven"),
                unless(explained or not mistaken, SourceUnexplained, "/source_explained"),
            ],
        ),
        finding(EducationOnly, others),
    )


def _ended(malice: Malice, command: DecideEnding, occasion: Occasion, outcome: EndingProposed) -> Malice:
    keep_out(malice, occasion)
    draft = malice.ending_draft
    if draft is None or draft.outcome is not outcome:
        raise NoSuchProposal
    two_persons(draft.by, occasion)
    refuse(finding(ReasonsUnstated, [unless(bool(command.reasons), ReasonsUnstated, "/reasons")]))
    decided = EndingDecided(outcome, command.reasons, occasion.on, occasion.actor.person_id, occasion.at)
    return replace(malice, ending=decided)
