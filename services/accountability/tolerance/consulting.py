"""Rules of the collective consultation: enough persons of the organ, none recused, minutes, in order (X-30, P-16)."""

from collections.abc import Iterator

from libs.kernel.actor import Occasion, office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.refusing import finding, unless
from services.accountability.tolerance import refusals as no
from services.accountability.tolerance.commands import ConsultCollectively
from services.accountability.tolerance.facts import ConsultFacts
from services.accountability.tolerance.tolerance import Tolerance

_LEAST = 3


def assess_consultation(
    tolerance: Tolerance, command: ConsultCollectively, facts: ConsultFacts, occasion: Occasion
) -> tuple[Finding, ...]:
    """Everything a consultation needs; dissent is kept as it is stated, and bars nothing."""
    enough = len(set(command.participant_ids)) >= least_of_meeting(occasion.profile)
    drafted_on = None if tolerance.draft is None else office_day(tolerance.draft.at)
    in_order = command.held_on <= occasion.on and (drafted_on is None or drafted_on <= command.held_on)
    return (
        finding(no.ConsultationTooSmall, [unless(enough, no.ConsultationTooSmall, "/participant_ids")]),
        finding(no.ConsultationMemberWrong, _wrong(command, facts)),
        finding(
            no.ConsultationUnrecorded,
            [
                unless(bool(command.minutes), no.ConsultationUnrecorded, "/minutes"),
                unless(bool(command.opinion), no.ConsultationUnrecorded, "/opinion"),
                unless(in_order, no.ConsultationUnrecorded, "/held_on"),
            ],
        ),
    )


def least_of_meeting(profile: Profile) -> int:
    """How many take part at least."""
    found = profile.options.get("accountability.meeting_min", _LEAST)
    return found if isinstance(found, int) else _LEAST


def _wrong(command: ConsultCollectively, facts: ConsultFacts) -> Iterator[Missing | None]:
    for index, person in enumerate(command.participant_ids):
        once = person not in command.participant_ids[:index]
        fits = once and person in facts.persons_of_organ and person not in facts.case.recused_ids
        yield unless(fits, no.ConsultationMemberWrong, f"/participant_ids/{index}")
