"""Rules of the trial opinion and the collective assessment (C-26, C-28, P-11)."""

from collections.abc import Iterator

from libs.kernel.actor import Occasion, office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.commands_deciding import AssessCollectively
from services.clarification.clarifications.facts import OrganFacts
from services.clarification.clarifications.refusals_deciding import (
    DayImpossible,
    MeetingDisagrees,
    MeetingTooSmall,
    NoMeetingMinutes,
    NoTrialOpinion,
    ParticipantWrong,
    TrialObjects,
)
from services.clarification.refusing import finding, unless


def assess_trial(clarification: Clarification) -> tuple[Finding, ...]:
    """Whether the case-trial office has given its opinion, and holds the proposal to be sound (P-11)."""
    opinion = clarification.trial_opinion
    return (
        finding(NoTrialOpinion, [unless(opinion is not None, NoTrialOpinion, "/trial_opinion")]),
        finding(TrialObjects, [unless(opinion is None or opinion.carries, TrialObjects, "/trial_opinion")]),
    )


def assess_meeting(
    clarification: Clarification, command: AssessCollectively, facts: OrganFacts, occasion: Occasion
) -> tuple[Finding, ...]:
    """Whether enough took part, all of the organ and none recused, with minutes, in order and agreeing (TC-07)."""
    least = whole(occasion.profile, "clarification.meeting_min", 3)
    enough = len(set(command.participant_ids)) >= least
    proposal = clarification.proposal
    in_order = command.held_on <= occasion.on and (
        proposal is None or office_day(proposal.proposed_at) <= command.held_on
    )
    return (
        finding(MeetingTooSmall, [unless(enough, MeetingTooSmall, "/participant_ids")]),
        finding(ParticipantWrong, _wrong(clarification, command, facts)),
        finding(NoMeetingMinutes, [unless(bool(command.minutes), NoMeetingMinutes, "/minutes")]),
        finding(DayImpossible, [unless(in_order, DayImpossible, "/held_on")]),
        finding(MeetingDisagrees, [unless(command.agreed, MeetingDisagrees, "/agreed")]),
    )


def whole(profile: Profile, option: str, default: int) -> int:
    """The whole number of that option of the profile."""
    found = profile.options.get(option, default)
    return found if isinstance(found, int) else default


def _wrong(clarification: Clarification, command: AssessCollectively, facts: OrganFacts) -> Iterator[Missing | None]:
    for index, person in enumerate(command.participant_ids):
        once = person not in command.participant_ids[:index]
        fits = once and person in facts.persons_of_organ and not clarification.is_recused(person)
        yield unless(fits, ParticipantWrong, f"/participant_ids/{index}")
