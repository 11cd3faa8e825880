"""The example filing in motion: valid commands, facts and actors per act, and a walk to any status."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

from libs.kernel.actor import CLOCK, SYSTEM, Actor, Occasion
from libs.kernel.case import Command, Outcome
from libs.kernel.profile import Profile
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from libs.policy.book import PolicyBook
from services.filing.filings import facts as known
from services.filing.filings.acts import ACTS
from services.filing.filings.application import applies_first
from services.filing.filings.facts import Upload
from services.filing.filings.filing import Filing
from services.filing.filings.lifecycle import lifecycle_of
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.wording import Secrecy
from tests.support.filing_commands import valid_commands
from tests.support.filing_papers import CAST, DAY, MINUTES_SHA, Cast, at_noon

BOOK = PolicyBook.load(Path(__file__).parents[2] / "policies")
XUCHANG = BOOK.profile("xuchang", "2023-01")
PINGDINGSHAN = BOOK.profile("pingdingshan", "2022-03")
BY_NAME = {act.name: act for act in ACTS}

_ROUTE_TO: dict[S, tuple[str, ...]] = {
    S.DRAFT: ("draft", "attach"),
    S.STUDIED: ("study",),
    S.GATEKEEPING: ("present",),
    S.SUBMITTED: ("pass_gate",),
    S.REVIEWING: ("open_review",),
    S.REPORTED: ("draft_report", "confirm_report"),
    S.CONSULTING: ("open_consultation",),
    S.DELIBERATING: ("pass_consultation",),
    S.ACCEPTED: ("accept",),
    S.IN_EXECUTION: ("serve_receipt",),
}
_OFF_THE_ROUTE: dict[S, tuple[S, str]] = {
    S.RETURNED: (S.SUBMITTED, "return_for_defects"),
    S.REJECTED: (S.DELIBERATING, "reject"),
    S.NEGATIVE_HIT: (S.IN_EXECUTION, "hit_negative"),
    S.REVOKED: (S.NEGATIVE_HIT, "revoke"),
    S.CLOSED: (S.IN_EXECUTION, "close"),
    S.LAPSED: (S.IN_EXECUTION, "lapse"),
    S.WITHDRAWN: (S.DRAFT, "withdraw"),
}


@dataclass
class Stage:
    """Performs acts on the example filing: what is not given is valid. ``ids`` gives fresh identities in order."""

    cast: Cast = CAST
    profile: Profile = XUCHANG
    on: date = DAY
    ids: Iterator[UUID] = field(default_factory=lambda: (UUID(int=n) for n in count(0x900000)))

    def perform(self, filing: Filing | None, act: str, **given: Any) -> Outcome[Filing]:
        """One act. ``command``, ``facts``, ``actor`` and ``on`` replace what would be valid."""
        on = given.get("on") or self._day_of(filing, act)
        occasion = Occasion(given.get("actor") or self.actor(act), at_noon(on), self.profile, lambda: next(self.ids))
        command = given.get("command") or self.command(act, filing)
        facts = given["facts"] if "facts" in given else self.facts(act)
        perform = BY_NAME[act].perform
        if filing is None:
            return perform(command, occasion, facts)
        return perform(filing, command, occasion, facts)

    def walk(self, to: S, filing: Filing | None = None) -> Filing:
        """The example in that status, from the beginning or from where the filing stands on the way there."""
        if to in _OFF_THE_ROUTE:
            before, act = _OFF_THE_ROUTE[to]
            return self.move(self.walk(before, filing), act)
        for status, acts in self._route().items():
            if filing is None or self._lies_ahead(filing.status, status):
                for act in acts:
                    filing = self.move(filing, act)
            if status is to:
                break
        assert filing is not None and filing.status is to, to
        return filing

    def move(self, filing: Filing | None, act: str, **given: Any) -> Filing:
        """The case after one act, with the version that the engine would have raised."""
        version = 0 if filing is None else filing.version
        return replace(self.perform(filing, act, **given).case, version=version + 1)

    def actor(self, act: str) -> Actor:
        """Somebody entitled to the act."""
        role = next(move.by[0] for move in lifecycle_of(self.profile).moves if move.act == act)
        cast = self.cast
        if role in (R.CLOCK, R.SYSTEM):
            return CLOCK if role is R.CLOCK else SYSTEM
        who = {
            R.UNIT_CLERK: (cast.clerk, cast.unit_id, None),
            R.UNIT_PARTY_HEAD: (cast.party_head, cast.unit_id, None),
            R.CITY_LEADER: (cast.city_leader, cast.government_id, None),
            R.SUP_OFFICER: (cast.officer, cast.organ_id, cast.office_id),
            R.SUP_HEAD: (cast.head, cast.organ_id, cast.office_id),
            R.PANEL_CHAIR: (cast.chair, cast.organ_id, None),
            R.SC_RECORDER: (cast.recorder, cast.organ_id, None),
        }
        person, organ, office = who[role]
        return Actor(person, person, organ, office, frozenset({role}))

    def facts(self, act: str) -> Any:
        """Facts under which the act is in order."""
        cast = self.cast
        minutes = Upload(cast.minutes_upload, MINUTES_SHA, Secrecy.WORK_SECRET, cast.unit_id)
        proof = Upload(cast.proof_upload, "b" * 64, Secrecy.WORK_SECRET, cast.unit_id)
        uploads = {minutes.id: minutes, proof.id: proof}
        offices = dict.fromkeys(cast.panel, cast.office_id) | {cast.calibrating: cast.other_office_id}
        people = cast.unit_people
        made: dict[type[Any], Any] = {
            known.DraftFacts: known.DraftFacts("county", False, cast.organ_id),
            known.AttachFacts: known.AttachFacts(minutes),
            known.StudyFacts: known.StudyFacts(people),
            known.PresentFacts: known.PresentFacts(BOOK.calendar),
            known.GateFacts: known.GateFacts({cast.city_leader: "government"}, people, cast.office_id),
            known.ReturnFacts: known.ReturnFacts(BOOK.calendar),
            known.ReviewFacts: known.ReviewFacts(cast.office_id, frozenset({cast.officer, cast.head}), people),
            known.PanelFacts: known.PanelFacts(offices, frozenset({cast.office_id, cast.other_office_id}), people),
            known.CommitteeFacts: known.CommitteeFacts(frozenset(cast.committee), frozenset({cast.secretary}), people),
            known.ServiceFacts: known.ServiceFacts(frozenset({cast.secretary}), people),
            known.UploadFacts: known.UploadFacts(uploads),
            known.ExtendFacts: known.ExtendFacts(people, uploads),
            known.HitFacts: known.HitFacts(uploads),
            known.ObligationFacts: known.ObligationFacts(2, 0),
        }
        kind = BY_NAME[act].facts
        return None if kind is None else made[kind]

    def command(self, act: str, filing: Filing | None = None, /, **changes: Any) -> Command:
        """A valid command for the act; changes replace fields."""
        made = valid_commands(self.cast, self.on, self.profile, filing)[act]
        return made.model_copy(update=changes)

    def _route(self) -> dict[S, tuple[str, ...]]:
        if not applies_first(self.profile):
            return _ROUTE_TO
        return {S.DRAFT: _ROUTE_TO[S.DRAFT], S.APPLIED: ("apply",), **_ROUTE_TO}

    def _lies_ahead(self, now: S, status: S) -> bool:
        route = list(self._route())
        return now in route and route.index(status) > route.index(now)

    def _day_of(self, filing: Filing | None, act: str) -> date:
        if act == "lapse" and filing is not None and filing.validity_until is not None:
            return filing.validity_until + timedelta(days=1)
        return self.on


def refusal_of(stage: Stage, filing: Filing | None, act: str, **given: Any) -> Refusal:
    """The refusal with which the act is answered; it is an error if the act is performed."""
    try:
        stage.perform(filing, act, **given)
    except Refusal as refusal:
        return refusal
    raise AssertionError(f"{act} was performed")


def codes_of(refusal: Refusal) -> set[str]:
    """Which named reasons a refusal lists."""
    return {missing.code for missing in refusal.errors} or {refusal.code}
