"""Problem items, common problems, tasks and what goes with them in the access proofs."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from libs.contracts import supervision_liaison as arranged
from libs.contracts import supervision_problems as found
from libs.contracts import supervision_tasks as moved
from libs.contracts.supervision_sources import ImportTaken
from libs.kernel.events import Event
from services.supervision.common_problems.case_type import COMMON_PROBLEM
from services.supervision.common_problems.records import DrawnSample, SampleClosing
from services.supervision.imports.case_type import IMPORT_BATCH
from services.supervision.liaison.case_type import MEETING
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.records import CheckOff, RectificationNotice, Slip
from services.supervision.problems.status import ProblemKind
from services.supervision.requests.case_type import REQUEST
from services.supervision.requests.staff_request import Answer
from services.supervision.supervision_lists.case_type import SUPERVISION_LIST
from services.supervision.tasks.case_type import TASK
from services.supervision.tasks.records import LightTurn, Milestone, TaskEnding
from services.supervision.tasks.status import Colour, MilestoneState
from tests.support.access_cast import Cast
from tests.support.access_dramas_aftermath import scene
from tests.support.access_dramas_worked import BUREAU
from tests.support.access_filled import filled
from tests.support.access_people import OPENED_ON, named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import OFFICE, REPORTED_UNIT, UNIT

Events = Mapping[str, type[Event]]
OF_SCHOOLS: Final = named("common_problem", "common problem 3")
"""The common problem that a school has an item of."""
LATER: Final = date(2026, 5, 6)
COUNTY_OFFICE: Final = "county/office/holds"
PROBLEM_EVENTS: Final[Events] = {
    "open": found.ProblemOpened, "revise": found.ProblemRevised, "withdraw": found.ProblemWithdrawn,
    "notify": found.ProblemNotified, "accept": found.ProblemAccepted, "report": found.ProblemReported,
    "verify": found.ProblemVerifying, "note_verification": found.ProblemVerificationNoted,
    "check_off": found.ProblemCheckedOff, "reject": found.ProblemRejected, "issue_slip": found.ProblemSlipIssued,
    "answer_slip": found.ProblemSlipAnswered, "record_refusal": found.ProblemRefusalRecorded,
    "escalate": found.ProblemEscalated, "resume": found.ProblemResumed, "link": found.ProblemLinked,
}  # fmt: skip
EVENTS_OF_COMMON_PROBLEMS: Final[Events] = {
    "compile": found.CommonProblemCompiled, "add_item": found.CommonProblemItemAdded, "fix": found.CommonProblemFixed,
    "draw": found.CommonProblemDrawn, "enlarge": found.CommonProblemSampleEnlarged,
    "note_check": found.CommonProblemItemChecked, "close": found.CommonProblemClosed,
}  # fmt: skip
TASK_EVENTS: Final[Events] = {
    "set_up": moved.TaskSetUp, "revise": moved.TaskRevised, "report_progress": moved.TaskProgressReported,
    "settle_milestone": moved.TaskMilestoneSettled, "turn_light": moved.TaskLightTurned,
    "complete": moved.TaskCompleted, "stop": moved.TaskStopped,
}  # fmt: skip
REQUEST_EVENTS: Final[Events] = {
    **dict.fromkeys(("request_joint", "request_staff"), arranged.StaffRequestRequested),
    "grant": arranged.StaffRequestGranted, "refuse": arranged.StaffRequestRefused,
    "withdraw": arranged.StaffRequestWithdrawn, "end": arranged.StaffRequestEnded,
}  # fmt: skip
MEETING_EVENTS: Final[Events] = {
    "record": arranged.LiaisonMeetingRecorded, "settle_measure": arranged.LiaisonMeasureSettled,
    "close": arranged.LiaisonMeetingClosed,
}  # fmt: skip
LIST_EVENTS: Final[Events] = {
    "draft": arranged.SupervisionListDrafted, "revise": arranged.SupervisionListRevised,
    "put_in_force": arranged.SupervisionListPutInForce, "replace": arranged.SupervisionListReplaced,
    "retire": arranged.SupervisionListRetired,
}  # fmt: skip


def dramas_of_items(cast: Cast) -> tuple[Drama, ...]:
    """What is kept of units: their problems and tasks, requests, meetings, lists, and what was handed over."""
    settled = {"settle": found.ProblemWithdrawn}
    return (
        Drama(PROBLEM, _problems(cast), {**PROBLEM_EVENTS, **settled}),
        Drama(COMMON_PROBLEM, _common_problems(cast), EVENTS_OF_COMMON_PROBLEMS),
        Drama(TASK, _tasks(cast), TASK_EVENTS),
        Drama(REQUEST, _requests(cast), REQUEST_EVENTS),
        Drama(MEETING, _meetings(cast), MEETING_EVENTS),
        Drama(SUPERVISION_LIST, _lists(cast), LIST_EVENTS),
        Drama(IMPORT_BATCH, _imports(cast), {"take": ImportTaken}),
    )


def _problems(cast: Cast) -> tuple[Scene, ...]:
    def one(name: str, unit: str, organ: str = "cdi", office: str = OFFICE, listed_in: Any = None) -> Scene:
        def given(status: str, key: str) -> Mapping[str, Any]:
            told = status != "open" and (status != "withdrawn" or int(key.rpartition(" ")[2]) % 2 == 0)
            return {
                "competent_organ_id": cast.organ(organ), "unit_id": cast.organ(unit), "office_id": cast.organ(office),
                "kind": ProblemKind.OF_COMMON_PROBLEM if listed_in else ProblemKind.SINGLE,
                "common_problem_id": listed_in, "term": "short",
                "notice": filled(RectificationNotice) if told else None, "due_on": LATER,
                "slips": (filled(Slip, colour="blue", round=1, answer=None),) if status == "rectifying" else (),
                "check_off": filled(CheckOff) if status == "checked_off" else None,
            }  # fmt: skip

        return Scene(name, given, brief=True)

    return (
        one("problem", UNIT),
        one("item of a common problem", "schools", office="cdi/office/never", listed_in=OF_SCHOOLS),
        one("item of a common problem too", UNIT, listed_in=OF_SCHOOLS),
        one("problem of the county", REPORTED_UNIT, "county", COUNTY_OFFICE),
    )


def _common_problems(cast: Cast) -> tuple[Scene, ...]:
    def one(name: str, organ: str, office: str, few: int = 1) -> Scene:
        drawn, items = ("drawn", "closed"), (named("problem", f"problem of {name}"),)
        return scene(
            name, few, competent_organ_id=cast.organ(organ), office_id=cast.organ(office), item_ids=items,
            population=lambda status, _key: () if status == "compiling" else items,
            fixed_on=lambda status, _key: None if status == "compiling" else OPENED_ON,
            sample=lambda status, _key: items if status in drawn else (), checks=(),
            draw=lambda status, _key: filled(DrawnSample, percent=30) if status in drawn else None,
            closing=lambda status, _key: filled(SampleClosing) if status == "closed" else None,
        )  # fmt: skip

    return (one("common problem", "cdi", OFFICE), one("common problem of the county", "county", COUNTY_OFFICE, 2))


def _tasks(cast: Cast) -> tuple[Scene, ...]:
    def one(name: str, units: tuple[str | None, str | None, str], organ: str = "cdi", office: str = OFFICE) -> Scene:
        leader, force, undertaking = (None if code is None else cast.organ(code) for code in units)
        steps = tuple(
            filled(Milestone, code=code, owner_id=owner, state=state, last_on=LATER, due_on=LATER)
            for code, owner, state in (
                ("first", undertaking, MilestoneState.OPEN), ("second", leader or force, MilestoneState.REACHED),
            )
        )  # fmt: skip
        turns = (filled(LightTurn, light=Colour.RED, red=("first",), yellow=()),)
        return scene(
            name, competent_organ_id=cast.organ(organ), office_id=cast.organ(office), bureau_id=cast.organ(BUREAU),
            lead_unit_id=leader, task_force_id=force, undertaking_unit_ids=(undertaking,), milestones=steps,
            lights=turns, light=Colour.RED, turns_on=LATER,
            ending=lambda status, _key: None if status == "under_way" else filled(TaskEnding),
        )  # fmt: skip

    return (
        one("task", ("government", None, UNIT)),
        one("task of a force", (None, "housing", "schools"), office="cdi/office/never"),
        one("task of a unit", ("schools", None, UNIT), office="cdi/office/ended"),
        one("task of the county", (REPORTED_UNIT, None, "schools"), "county", COUNTY_OFFICE),
    )


def _requests(cast: Cast) -> tuple[Scene, ...]:
    def one(name: str, kind: str, asks: str, asked: str, organ: str = "cdi", office: str = OFFICE) -> Scene:
        answered = ("granted", "refused", "ended")
        return scene(
            name, kind=kind, requester_id=cast.organ(asks), addressee_id=cast.organ(asked),
            competent_organ_id=cast.organ(organ), office_id=cast.organ(office), requested_on=OPENED_ON,
            answer=lambda status, _key: filled(Answer) if status in answered else None,
        )  # fmt: skip

    return (
        one("request for joint supervision", "joint_supervision", "government", "cdi"),
        one("request of a unit", "joint_supervision", UNIT, "cdi", office="cdi/office/never"),
        one("request for help", "staff_help", "cdi", UNIT),
        one("request of the county", "training", "county", "schools", "county", COUNTY_OFFICE),
    )


def _meetings(cast: Cast) -> tuple[Scene, ...]:
    def one(name: str, organ: str, office: str, *participants: str) -> Scene:
        there = tuple(cast.organ(code) for code in participants)
        return scene(name, competent_organ_id=cast.organ(organ), office_id=cast.organ(office), participant_ids=there)

    return (
        one("meeting", "cdi", OFFICE, "government", UNIT),
        one("meeting of the county", "county", COUNTY_OFFICE, "schools"),
    )


def _lists(cast: Cast) -> tuple[Scene, ...]:
    def one(name: str, organ: str, office: str) -> Scene:
        return scene(name, competent_organ_id=cast.organ(organ), office_id=cast.organ(office))

    return (one("list", "cdi", OFFICE), one("list of the county", "county", COUNTY_OFFICE))


def _imports(cast: Cast) -> tuple[Scene, ...]:
    def one(name: str, organ: str, of: str) -> Scene:
        return scene(name, organ_id=cast.organ(organ), competent_organ_id=cast.organ(of), source_system=named_as(name))

    return (
        one("import of the bureau", "government", "cdi"), one("import of the organ", "cdi", "cdi"),
        one("import of a unit", UNIT, "cdi"), one("import of the county", "county", "county"),
    )  # fmt: skip


def named_as(name: str) -> str:
    """The system that the keys of an import are of: each has its own."""
    return name.replace(" ", "_")
