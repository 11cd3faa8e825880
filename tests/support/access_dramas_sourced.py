"""Criticisms, circulars, rankings, watched units and escalations in the access proofs."""

from collections.abc import Mapping
from typing import Any, Final

from libs.contracts import clarification_intake as intake
from libs.contracts import filing_escalations as marked
from libs.contracts import supervision_sources as told
from libs.contracts import supervision_units as watched
from libs.contracts.filing_problems import EarlierProblemHeard
from libs.kernel.events import Event
from services.clarification.leads_index.case_type import ENDED_STEP as STEP_IN_CLARIFICATION
from services.filing.earlier_problems.store import EARLIER_PROBLEM
from services.filing.escalations.ending_store import ENDED_STEP as STEP_IN_FILING
from services.filing.escalations.store import ESCALATION
from services.supervision.circulars.case_type import CIRCULAR
from services.supervision.criticisms.case_type import CRITICISM
from services.supervision.rankings.case_type import RANKING
from services.supervision.unit_watch.ending_store import ENDED_STEP as STEP_IN_SUPERVISION
from services.supervision.unit_watch.store import UNIT_WATCH
from tests.support.access_cast import Cast
from tests.support.access_dramas_aftermath import scene
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import REPORTED_UNIT, UNIT

Events = Mapping[str, type[Event]]
LEADER: Final = "city_leader@government/holds"
"""Who recorded his own criticism."""
RANKING_EVENTS: Final[Events] = {
    "import_list": told.RankingImported, "confirm": told.RankingConfirmed, "withdraw": told.RankingWithdrawn,
    "propose_correction": told.RankingCorrectionProposed, "confirm_correction": told.RankingCorrected,
    "refuse_correction": told.RankingCorrectionRefused,
}  # fmt: skip
WATCH_EVENTS: Final[Events] = {
    "enter": watched.UnitWatchEntered, **dict.fromkeys(("leave", "release"), watched.UnitWatchLeft),
}  # fmt: skip
PROBLEM_EVENTS: Final[Events] = dict.fromkeys(("enter", "revise", "withdraw", "check_off"), EarlierProblemHeard)


def dramas_of_sources(cast: Cast) -> tuple[Drama, ...]:
    """The sources of interviews, and the units watched for them."""
    recorded, withdrawn = told.CriticismRecorded, told.CriticismWithdrawn
    issued, taken_back = told.CircularRecorded, told.CircularWithdrawn
    return (
        Drama(CRITICISM, _records(cast, "criticism"), {"record": recorded, "withdraw": withdrawn}),
        Drama(CIRCULAR, _records(cast, "circular"), {"record": issued, "withdraw": taken_back}),
        _rankings(cast),
        _watches(cast),
        Drama(STEP_IN_SUPERVISION, (scene("end of a step"),), {"note_end": watched.EndedStepHeard}),
    )


def dramas_of_escalations(cast: Cast) -> tuple[Drama, ...]:
    """What the filing service knows of interviews that were escalated, and of problem items of units."""
    return (
        Drama(
            ESCALATION,
            _places(cast, "escalation"),
            {"enter": marked.EscalationEntered, "settle": marked.EscalationSettled},
        ),
        Drama(STEP_IN_FILING, (scene("end of a step"),), {"note_end": marked.EndedStepHeard}),
        Drama(EARLIER_PROBLEM, _places(cast, "earlier problem"), PROBLEM_EVENTS),
    )


def drama_of_ends(_cast: Cast) -> Drama:
    """What the clarification service knows of interviews and cases that ended."""
    return Drama(STEP_IN_CLARIFICATION, (scene("end of a step"),), {"note_end": intake.EndedStepHeard})


def _records(cast: Cast, name: str) -> tuple[Scene, ...]:
    def one(what: str, organ: str, recorded_for: str, by: str) -> Scene:
        return scene(
            f"{name} {what}", competent_organ_id=cast.organ(organ), recorded_for=cast.organ(recorded_for),
            recorded_by=cast.person(by), reference=lambda _status, key: key,
        )  # fmt: skip

    return (
        one("of the bureau", "cdi", "government", LEADER),
        one("of the organ", "cdi", "cdi", "named-officer"),
        one("of the county", "county", "county", "county-officer"),
    )


def _rankings(cast: Cast) -> Drama:
    def one(name: str, organ: str, bureau: str) -> Scene:
        return scene(
            name, competent_organ_id=cast.organ(organ), bureau_id=cast.organ(bureau), list_code=lambda _s, key: key
        )

    return Drama(RANKING, (one("ranking", "cdi", "government"), one("ranking of the county", "county", "committee")),
                 RANKING_EVENTS)  # fmt: skip


def _places(cast: Cast, name: str) -> tuple[Scene, ...]:
    def one(what: str, organ: str, unit: str) -> Scene:
        fields: dict[str, Any] = {"competent_organ_id": cast.organ(organ), "unit_id": cast.organ(unit)}
        return scene(f"{name}{what}", **fields)

    return (one("", "cdi", UNIT), one(" of a school", "cdi", "schools"), one(" of the county", "county", REPORTED_UNIT))


def _watches(cast: Cast) -> Drama:
    return Drama(UNIT_WATCH, _places(cast, "watched unit"), WATCH_EVENTS)
