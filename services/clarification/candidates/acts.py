"""Acts on a candidate: screened by time, taken up or dismissed by the office."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from libs.contracts.clarification_intake import CandidateDismissed, CandidateScreened, CandidateTakenUp
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Missing
from services.clarification.candidates import refusals as no
from services.clarification.candidates.candidate import Candidate, Dismissal, TakenUp, screening_after
from services.clarification.candidates.commands import Dismiss, ProblemWorded, Screen, TakeUp
from services.clarification.candidates.facts import TakeUpFacts
from services.clarification.candidates.lifecycle import CandidateStatus as S
from services.clarification.clarifications import entering
from services.clarification.clarifications.finding_rules import assess_not_in_hand, assess_unit
from services.clarification.clarifications.findings import Item
from services.clarification.clarifications.refusals import SubjectUnknown
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.clarifications.wording import ItemFinding
from services.clarification.refusing import finding, refuse, unless

_Wordings = Mapping[tuple[UUID, int], ProblemWorded]


def screen(candidate: Candidate, _command: Screen, occasion: Occasion, _facts: None = None) -> Outcome[Candidate]:
    """The monthly screening proposes it again and counts (P-39). Months in which nothing ran are not made up for."""
    (timer,) = candidate.timers()
    if occasion.at < timer.due_at:
        raise no.ScreeningNotDue
    screened = replace(candidate, screened_on=(*candidate.screened_on, occasion.on))
    assert screening_after(occasion.on) > occasion.at
    event = CandidateScreened(
        organ_id=candidate.organ_id, office_id=candidate.office_id, times=len(screened.screened_on)
    )
    return Outcome(screened, event)


def take_up(candidate: Candidate, command: TakeUp, occasion: Occasion, facts: TakeUpFacts) -> Outcome[Candidate]:
    """Open the clarification ex officio, its items filled in from the findings (TC-01, C-06, C-22)."""
    worded = {(words.lead_id, words.item): words for words in command.problems}
    unit_id = _unit(candidate, command, facts)
    refuse(
        finding(no.ProblemNotWorded, [*_unworded(candidate, worded)]),
        finding(no.NoSuchItem, [*_unknown(candidate, command)]),
        assess_not_in_hand([item.lead_id for item in candidate.items], facts.in_hand, "/problems"),
        finding(no.UnitOpen, [unless(unit_id is not None, no.UnitOpen, "/unit_id")]),
        finding(SubjectUnknown, [unless(facts.unit_known, SubjectUnknown, "/unit_id")]),
        assess_unit(unit_id, facts.units, "/unit_id"),
    )
    assert unit_id is not None
    found = entering.OwnFinding(
        _subject(candidate, unit_id),
        candidate.office_id,
        candidate.organ_id,
        tuple(_items(candidate, worded)),
        candidate.concluded_on,
    )
    opened = entering.open_ex_officio(found, occasion, occasion.new_id())
    taken = TakenUp(opened.case.id, occasion.actor.person_id, occasion.at)
    event = CandidateTakenUp(
        organ_id=candidate.organ_id, office_id=candidate.office_id, clarification_id=opened.case.id
    )
    return Outcome(replace(candidate, status=S.TAKEN_UP, taken_up=taken), event, (opened,))


def dismiss(candidate: Candidate, command: Dismiss, occasion: Occasion, _facts: None = None) -> Outcome[Candidate]:
    """The head decides that there is no need, and says why (C-03)."""
    refuse(finding(no.NoReasonGiven, [unless(bool(command.reason), no.NoReasonGiven, "/reason")]))
    dismissal = Dismissal(command.reason, occasion.actor.person_id, occasion.at)
    event = CandidateDismissed(organ_id=candidate.organ_id, office_id=candidate.office_id)
    return Outcome(replace(candidate, status=S.DISMISSED, dismissal=dismissal), event)


def _unit(candidate: Candidate, command: TakeUp, facts: TakeUpFacts) -> UUID | None:
    """The unit concerned: the one stated, or the only one in which the person is today (G-33)."""
    if candidate.subject_organ_id is not None:
        return candidate.subject_organ_id
    return command.unit_id or (next(iter(facts.units)) if len(facts.units) == 1 else None)


def _subject(candidate: Candidate, unit_id: UUID) -> PersonSubject | OrganizationSubject:
    if candidate.subject_person_id is not None:
        return PersonSubject(person_id=candidate.subject_person_id, unit_id=unit_id)
    return OrganizationSubject(organ_id=unit_id)


def _items(candidate: Candidate, worded: _Wordings) -> Iterator[Item]:
    for item in candidate.items:
        words = worded[(item.lead_id, item.item)]
        yield Item(
            lead_id=item.lead_id,
            problem=words.problem,
            finding=ItemFinding(item.finding),
            is_main=item.is_main,
            verification=words.verification,
        )


def _unworded(candidate: Candidate, worded: _Wordings) -> Iterator[Missing | None]:
    for place, item in enumerate(candidate.items):
        words = worded.get((item.lead_id, item.item))
        yield unless(words is not None and bool(words.problem), no.ProblemNotWorded, f"/problems/{place}")


def _unknown(candidate: Candidate, command: TakeUp) -> Iterator[Missing | None]:
    known = {(item.lead_id, item.item) for item in candidate.items}
    for place, words in enumerate(command.problems):
        yield unless((words.lead_id, words.item) in known, no.NoSuchItem, f"/problems/{place}/item")
