"""Visits and objections to them in the access proofs: hidden and in the open, by office, body and county."""

from collections.abc import Mapping
from typing import Any, Final

from libs.contracts import supervision_visits as told
from libs.kernel.events import Event
from services.supervision.objections.case_type import OBJECTION
from services.supervision.objections.objection import Decision
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.records import BureauAnswer, Conclusion, Member, OnSite, Report, Review, Team, TeamSide
from tests.support.access_cast import Cast
from tests.support.access_dramas_aftermath import scene
from tests.support.access_filled import filled
from tests.support.access_people import named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import BODY, OFFICE, REPORTED_UNIT, UNIT

Events = Mapping[str, type[Event]]
Given = dict[str, Any]
BUREAU: Final = "government"
"""The organ where the users of the inspection bureau are at home."""
NOT_STARTED: Final = frozenset({"awaiting_bureau", "planned", "assigned", "declined", "cancelled"})
WITHOUT_TEAM: Final = frozenset({"awaiting_bureau", "planned", "declined"})
_BEFORE: Final = ("plan", "propose_special", "confirm_special", "decline_special", "assign", "cancel")
_SINCE: Final[Events] = {
    "start": told.VisitStarted, "report": told.VisitReported, "close": told.VisitClosed,
    "note_review": told.VisitReviewed,
}  # fmt: skip
OPEN_EVENTS: Final[Events] = {
    "plan": told.VisitPlanned, "propose_special": told.VisitProposed, "confirm_special": told.VisitPlanned,
    "decline_special": told.VisitDeclined, "assign": told.VisitAssigned, "cancel": told.VisitCancelled, **_SINCE,
}  # fmt: skip
HIDDEN_EVENTS: Final[Events] = {**dict.fromkeys(_BEFORE, told.VisitHidden), **_SINCE}
"""Of a hidden visit nothing is told before it starts (P-33)."""
OBJECTION_EVENTS: Final[Events] = {
    "lodge": told.ObjectionLodged, "assign": told.ObjectionAssigned, "decide": told.ObjectionDecided,
    "withdraw": told.ObjectionWithdrawn,
}  # fmt: skip
TEAM: Final = ("second-named-officer", "township-officer", "named-gone", "named-stripped", "named-administrator")
"""Members of a team as somebody may have named them: there still, of a local organ, and those who have gone."""


_TEAM_OF_OFFICE: Final[Given] = {"by": "named-head", "led_by": "named-officer", "team": TEAM}
_SPECIAL: Final[Given] = {"kind": "special", "bureau": BUREAU}
_BODY: Final[Given] = {
    "by": "dispatched-head", "led_by": "dispatched-officer", "team": ("township-officer",), "office": BODY,
}  # fmt: skip
_WITH_A_POST: Final[Given] = {
    "by": "named-head", "led_by": "post-holder", "team": ("named-officer",), "unit": REPORTED_UNIT,
}  # fmt: skip
_GONE: Final[Given] = {
    "by": "head-of-the-mill", "led_by": "named-misplaced", "team": ("named-misplaced", "post-holder"),
}  # fmt: skip
_COUNTY: Final[Given] = {
    "by": "county-head", "led_by": "county-officer", "team": ("named-misplaced",), "organ": "county",
    "office": "county/office/holds", "unit": REPORTED_UNIT,
}  # fmt: skip


def dramas_of_visits(cast: Cast) -> tuple[Drama, ...]:
    """Visits in the open, hidden ones, and objections."""
    in_the_open = (
        _visit(cast, "visit", **_TEAM_OF_OFFICE),
        _visit(cast, "special visit", **_TEAM_OF_OFFICE, **_SPECIAL, few=3),
        _visit(cast, "visit of a school", **_TEAM_OF_OFFICE, unit="schools", few=3),
        _visit(cast, "visit by a body", **_BODY, few=3),
        _visit(cast, "visit of the county", **_COUNTY, few=4),
    )
    hidden = (
        _visit(cast, "hidden visit", **_TEAM_OF_OFFICE),
        _visit(cast, "hidden special visit", **_TEAM_OF_OFFICE, **_SPECIAL),
        _visit(cast, "hidden visit by a body", **_BODY, few=2),
        _visit(cast, "hidden visit with a post there", **_WITH_A_POST, few=2),
        _visit(cast, "hidden visit by one who has gone", **_GONE, few=3),
        _visit(cast, "hidden visit of the county", **_COUNTY, few=3),
    )
    return (
        Drama(VISIT, in_the_open, OPEN_EVENTS),
        Drama(VISIT, tuple(_unannounced(one) for one in hidden), HIDDEN_EVENTS),
        Drama(OBJECTION, _objections(cast), OBJECTION_EVENTS),
    )


def _visit(
    cast: Cast, name: str, *, by: str, led_by: str, team: tuple[str, ...], kind: str = "daily_cdi",
    bureau: str | None = None, organ: str = "cdi", office: str = OFFICE, unit: str = UNIT, few: int = 1,
) -> Scene:  # fmt: skip
    members = tuple(filled(Member, person_id=cast.person(code), side=TeamSide.OFFICE) for code in (led_by, *team))
    group = filled(Team, leader_id=cast.person(led_by), members=members)
    places = {
        "unannounced": False, "kind": kind, "competent_organ_id": cast.organ(organ), "office_id": cast.organ(office),
        "unit_id": cast.organ(unit), "planned_by": cast.person(by),
        "bureau_id": None if bureau is None else cast.organ(bureau),
        "bureau_answer": None if bureau is None else filled(BureauAnswer, confirmed=True),
    }  # fmt: skip

    def given(status: str, _key: str) -> Mapping[str, Any]:
        ended = status in ("cancelled", "declined")
        return {
            **places,
            "team": None if status in WITHOUT_TEAM else group,
            "on_site": None if status in NOT_STARTED else filled(OnSite),
            "report": filled(Report) if status in ("reported", "closed") else None,
            "conclusion": filled(Conclusion) if status == "closed" else None,
            "review": filled(Review) if status == "closed" else None,
            **({} if ended else {"cancelled": None}),
            **({} if status == "closed" else {"decided": ()}),
        }

    return Scene(name, given, few)


def _unannounced(seen: Scene) -> Scene:
    def given(status: str, key: str) -> Mapping[str, Any]:
        return {**seen.given(status, key), "unannounced": True}

    return Scene(seen.name, given, seen.few)


def _objections(cast: Cast) -> tuple[Scene, ...]:
    def one(name: str, examiner: str, unit: str = UNIT, organ: str = "cdi", office: str = OFFICE) -> Scene:
        def examined_by(status: str, _key: str) -> Any:
            return None if status == "lodged" else cast.person(examiner)

        return scene(
            name, competent_organ_id=cast.organ(organ), unit_id=cast.organ(unit), office_id=cast.organ(office),
            examiner_id=examined_by, visit_id=lambda _status, key: named("visit", f"objected to in {key}"),
            decision=lambda status, _key: filled(Decision) if status == "decided" else None,
        )  # fmt: skip

    return (
        one("objection", "trial-named"),
        one("objection examined in another office", "reviewer", "schools"),
        one("objection to a body", "named-officer", office=BODY),
        one("objection with a post there", "post-holder", REPORTED_UNIT),
        one("objection of the county", "named-misplaced", REPORTED_UNIT, "county", "county/office/holds"),
    )
