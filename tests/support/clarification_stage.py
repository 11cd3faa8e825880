"""The example clarification in motion: valid commands, facts and actors per act, and a walk to any status."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Command, Outcome
from libs.kernel.profile import Profile
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from services.clarification.applications import telling
from services.clarification.applications.application import Application
from services.clarification.clarifications import entering
from services.clarification.clarifications import facts as known
from services.clarification.clarifications.acts import ACTS
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.lifecycle import APPROVERS, HANDLERS, HEADS, LIFECYCLE
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.corrections.facts import CorrectionCount, CorrectionTerms
from tests.support.clarification_intake import applied
from tests.support.clarification_papers import CAST, DAY, XUCHANG, Cast, at_noon, circular_proof, valid_commands

BY_NAME = {act.name: act for act in ACTS}

_ROUTE: dict[S, tuple[str, ...]] = {
    S.OPENED: ("open_ex_officio",),
    S.ASSESSING: ("accept", "record_consent"),
    S.PROPOSED: ("propose",),
    S.ASSESSED_COLLECTIVELY: ("give_trial_opinion", "assess_collectively"),
    S.HEAD_REVIEWED: ("review",),
    S.PRE_NOTICE: ("send_prior_notice",),
    S.APPROVED: ("record_party_head_opinion", "assess_impact", "approve"),
    S.EXECUTING: ("issue_letter",),
    S.EXECUTED: ("record_proof", "finish_execution"),
    S.FOLLOWING_UP: ("inform",),
    S.CLOSED: ("record_visit", "close"),
}
_OFF_THE_ROUTE: dict[S, tuple[S, tuple[str, ...]]] = {
    S.NOT_STARTED: (S.ASSESSING, ("propose_not_to_start", "decide_not_to_start")),
    S.REJECTED: (S.PRE_NOTICE, ("reject",)),
}


@dataclass
class Stage:
    """Performs acts on the example: what is not given is valid. ``public`` plays it with a circular, so that notice,
    assessment and secretary are needed; else with the letter alone."""

    public: bool = True
    office_kind: str = "supervision_office"
    cast: Cast = CAST
    profile: Profile = XUCHANG
    on: date = DAY
    ids: Iterator[UUID] = field(default_factory=lambda: (UUID(int=n) for n in count(0x900000)))

    def occasion(self, actor: Actor, on: date | None = None) -> Occasion:
        """The occasion of an act."""
        return Occasion(actor, at_noon(on or self.on), self.profile, lambda: next(self.ids))

    def perform(self, case: Clarification | None, act: str, **given: Any) -> Outcome[Clarification]:
        """One act. ``command``, ``facts``, ``actor`` and ``on`` replace what would be valid; any other name replaces
        that field of the valid command."""
        on: date | None = given.pop("on", None)
        occasion = self.occasion(given.pop("actor", None) or self.actor(act), on)
        facts = given.pop("facts") if "facts" in given else self.facts(act)
        command = given.pop("command", None) or self.command(act, on)
        command = type(command).model_validate({**command.model_dump(), **given})
        perform = BY_NAME[act].perform
        return perform(command, occasion, facts) if case is None else perform(case, command, occasion, facts)

    def walk(self, to: S) -> Clarification:
        """The example in that status, from the beginning."""
        if to is S.DEFERRED:
            return self.resting()
        if to is S.WITHDRAWN:
            return self.moved(entering.withdraw(self.walk(S.OPENED), self.occasion(self.actor("withdraw"))))
        if to in _OFF_THE_ROUTE:
            before, acts = _OFF_THE_ROUTE[to]
            before = before if self.public or before is not S.PRE_NOTICE else S.HEAD_REVIEWED
            return self.along(self.walk(before), *acts)
        case: Clarification | None = None
        for status, acts in _ROUTE.items():
            if self.public or status is not S.PRE_NOTICE:
                case = self.along(case, *(acts if self.public else (a for a in acts if a in _NOT_PUBLIC)))
            if status is to:
                break
        assert case is not None and case.status is to, to
        return case

    def along(self, case: Clarification | None, *acts: str) -> Clarification:
        """The case after those acts; the circular is proven beside the letter."""
        for act in acts:
            case = self.move(case, act)
            if act == "record_proof" and self.public:
                case = self.move(case, act, command=circular_proof(self.on))
        assert case is not None
        return case

    def move(self, case: Clarification | None, act: str, **given: Any) -> Clarification:
        """The case after one act, with the version that the engine would have raised."""
        version = 0 if case is None else case.version
        return replace(self.perform(case, act, **given).case, version=version + 1)

    def resting(self) -> Clarification:
        """The example, waiting for another lead from acceptance on."""
        case = self.walk(S.OPENED)
        return self.move(case, "accept", facts=replace(self.facts("accept"), open_leads=1))

    def moved(self, moved: Any) -> Clarification:
        """The case that an effect has moved."""
        assert isinstance(moved.case, Clarification)
        return moved.case

    def actor(self, act: str) -> Actor:
        """Somebody entitled to the act."""
        cast, role = self.cast, next(move.by[0] for move in LIFECYCLE.moves if move.act == act)
        if role in HANDLERS:
            return self.somebody(cast.officer, R.SUP_OFFICER, cast.office_id)
        if role in HEADS:
            return self.somebody(cast.head, R.SUP_HEAD, cast.office_id)
        if role in APPROVERS:
            return self.decider()
        if role is R.CASE_TRIAL:
            return self.somebody(cast.trial, R.CASE_TRIAL, cast.trial_office)
        return Actor(UUID(int=0), UUID(int=0), UUID(int=0), None, frozenset({role}))

    def decider(self) -> Actor:
        """The leader in charge, or the secretary where it is public and the organ's own office has it."""
        if self.public and self.office_kind == "supervision_office":
            return self.somebody(self.cast.secretary, R.CDI_SECRETARY)
        return self.somebody(self.cast.leader, R.CDI_LEADER_IN_CHARGE)

    def somebody(self, person: UUID, role: R, office: UUID | None = None) -> Actor:
        """A person of the organ in a role."""
        return Actor(person, person, self.cast.organ_id, office, frozenset({role}))

    def facts(self, act: str) -> Any:
        """Facts under which the act is in order."""
        cast = self.cast
        made: dict[type[Any], Any] = {
            known.OpenFacts: known.OpenFacts(
                cast.organ_id, True, units=frozenset({cast.unit_id}), verified=known.VerificationFacts(managed=True)
            ),
            known.VerificationFacts: known.VerificationFacts(managed=True),
            known.AcceptFacts: known.AcceptFacts(frozenset({cast.officer, cast.colleague, cast.head})),
            known.LeadFacts: known.LeadFacts(0),
            known.OrganFacts: known.OrganFacts(cast.people),
            known.NoticeFacts: known.NoticeFacts(frozenset({cast.party_head})),
            known.DecisionFacts: self.organisation(act),
            known.ApplicationFacts: known.ApplicationFacts(waiting() if act == "answer_applicant" else started()),
            known.LetterFacts: known.LetterFacts(),
            known.InformFacts: known.InformFacts(
                frozenset({cast.party_head}),
                frozenset({cast.org_department}),
                CorrectionTerms(self.on, frozenset({cast.org_department})),
            ),
            known.CloseFacts: known.CloseFacts(CorrectionCount(0, 0)),
        }
        kind = BY_NAME[act].facts
        return None if kind is None else made[kind]

    def organisation(self, act: str = "approve") -> known.DecisionFacts:
        """The organisation of the day of a decision."""
        cast = self.cast
        return known.DecisionFacts(
            self.office_kind,
            frozenset({cast.leader, cast.secretary} if act == "reconsider" else {cast.leader}),
            frozenset({cast.secretary}),
            application=asking() if act == "reconsider" else None,
        )

    def command(self, act: str, on: date | None = None) -> Command:
        """A valid command for the act."""
        return valid_commands(self.cast, on or self.on, public=self.public)[act]


_NOT_PUBLIC = {act for acts in _ROUTE.values() for act in acts} - {
    "send_prior_notice",
    "record_party_head_opinion",
    "assess_impact",
}


def waiting() -> Application:
    """An application whose applicant waits for an answer."""
    return replace(applied().case, version=1)


def started() -> Application:
    """An application that was answered with "started"."""
    found = telling.answered(waiting(), "started", "已启动", Stage().occasion(Stage().decider())).case
    assert isinstance(found, Application)
    return replace(found, version=2)


def asking() -> Application:
    """An application whose applicant has asked for reconsideration."""
    from services.clarification.applications.acts import ask_reconsideration
    from services.clarification.applications.commands import AskReconsideration
    from tests.support.clarification_intake import SUBJECT

    stage = Stage()
    told = telling.answered(waiting(), "not_started", "不启动", stage.occasion(stage.decider())).case
    assert isinstance(told, Application)
    return ask_reconsideration(told, AskReconsideration(reason="另有材料"), stage.occasion(SUBJECT)).case


def refusal_of(stage: Stage, case: Clarification | None, act: str, **given: Any) -> Refusal:
    """The refusal with which the act is answered; it is an error if the act is performed."""
    try:
        stage.perform(case, act, **given)
    except Refusal as refusal:
        return refusal
    raise AssertionError(f"{act} was performed")


def codes_of(refusal: Refusal) -> set[str]:
    """Which named reasons a refusal lists."""
    return {missing.code for missing in refusal.errors} or {refusal.code}


def pointers_of(refusal: Refusal) -> set[str]:
    """Where a refusal finds something missing."""
    return {missing.pointer for missing in refusal.errors}
