"""What waits for whom in accountability: steps by status and role, and those that wait for some, or at times, only.

Whether a step waits that hangs on days or on what was done before is no affair of access: it may wait for those who
are entitled to it, and for nobody else.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import httpx

from libs.kernel.roles import Role as R
from tests.support.access_asking import Judge, Question, shown
from tests.support.access_matrix import Item, Matrix
from tests.support.access_people import Persona
from tests.support.access_rules_cleared import OFFICERS
from tests.support.access_rules_held import EXAMINING, INTERVIEWING, OF_UNIT, OFFICE, TASKED, visitors_of
from tests.support.access_sealed import LEADS_WAIT, OF_WAITING, Waits
from tests.support.access_worked_acts import CONDITIONS_WORKED, WAITS_WORKED, proposed

_HEAD: Final = frozenset({R.SUP_HEAD})
_OFFICER: Final = frozenset({R.SUP_OFFICER})
_LEADER: Final = frozenset({R.CDI_LEADER_IN_CHARGE})
_TRIAL: Final = frozenset({R.CASE_TRIAL})
_RECORDER: Final = frozenset({R.SC_RECORDER})
_DESK: Final = frozenset({R.CASE_MGMT})
_CADRES: Final = frozenset({R.CADRE_SUP})
_VISITORS: Final = frozenset({R.SUP_OFFICER, R.DISPATCHED_OFFICER})
_ESCALATING: Final = ("no_show", "held", "rectifying")
_LASTING: Final = ("scheduled", "visited", "graded", "fed_back")
WAITS: Final[Waits] = {
    ("interview", "triggered", "confirm"): _LEADER,
    **{("interview", status, "issue_notice"): _OFFICER for status in ("confirmed", "no_show")},
    ("interview", "notice_issued", "hold"): INTERVIEWING,
    **{("interview", status, "cancel"): _LEADER for status in ("notice_issued", "no_show")},
    ("interview", "no_show", "propose_escalation"): _HEAD,
    ("interview", "held", "present_plan"): TASKED,
    ("interview", "rectifying", "report_rectification"): TASKED,
    ("interview", "rectifying", "verify"): _OFFICER,
    **{("interview", status, "escalate"): _LEADER for status in _ESCALATING},
    ("interview", "verified", "close"): _HEAD,
    ("case", "opened", "approve"): _LEADER,
    ("case", "investigating", "name_handlers"): _HEAD,
    ("case", "investigating", "record_tests"): _OFFICER,
    **{("case", one, "give_trial_opinion"): _TRIAL for one in ("investigating", "tolerance_review", "proposed")},
    ("case", "tolerance_review", "exempt"): _RECORDER,
    ("case", "proposed", "hear"): _OFFICER,
    ("case", "heard", "submit"): _HEAD,
    ("case", "deliberating", "decide"): _RECORDER,
    ("case", "no_liability", "record_correction"): _OFFICER,
    ("case", "decided", "serve"): _OFFICER,
    **{("case", status, "record_execution"): _OFFICER for status in ("executing", "under_review")},
    ("case", "executing", "close"): _DESK,
    ("review", "opened", "assign"): _DESK,
    ("review", "reviewing", "report"): EXAMINING,
    ("review", "reported", "decide"): _RECORDER,
    ("review", "decided", "serve"): EXAMINING,
    ("reexamination", "drawn", "assign"): _DESK,
    ("reexamination", "examining", "report"): EXAMINING,
    ("reexamination", "proposed", "decide"): _RECORDER,
    ("supervision_proposal", "drafted", "argue"): _HEAD,
    ("supervision_proposal", "argued", "issue"): _LEADER,
    ("supervision_proposal", "issued", "serve"): _OFFICER,
    **{("supervision_proposal", status, "answer"): OF_UNIT for status in ("served", "overdue", "refused")},
    ("supervision_proposal", "overdue", "record_refusal"): _LEADER,
    ("supervision_proposal", "objected", "rule_on_objection"): _LEADER,
    ("supervision_proposal", "answered", "follow_up"): _OFFICER,
    ("supervision_proposal", "refused", "close"): _HEAD,
    **{("followup", status, "plan_visit"): _HEAD for status in ("scheduled", "graded")},
    ("followup", "scheduled", "record_visit"): _VISITORS,
    ("followup", "visited", "grade"): _VISITORS,
    **{("followup", status, "remedy_breach"): _HEAD for status in _LASTING},
    ("followup", "graded", "feed_back"): _HEAD,
    **{("followup", status, "close_without_feedback"): _HEAD for status in ("scheduled", "graded")},
    ("followup", "fed_back", "acknowledge"): frozenset({R.ORG_DEPT}),
    ("followup", "fed_back", "close"): _HEAD,
    ("violation", "recorded", "determine"): _CADRES,
    **{("violation", status, act): _CADRES for status in ("first", "repeat") for act in ("carry_out", "close")},
    ("disclosure_statement", "received", "assess"): OFFICERS,
    ("disclosure_statement", "received", "confirm"): OFFICERS,
    ("disclosure_statement", "assessed", "link"): OFFICERS,
    ("disclosure_statement", "received", "name_handlers"): _DESK,
    ("tolerance", "weighing", "draft"): _OFFICER,
    ("tolerance", "drafted", "give_trial_opinion"): _TRIAL,
    ("tolerance", "examined", "consult"): _HEAD,
    ("tolerance", "consulted", "determine"): _RECORDER,
    ("tolerance", "determined", "serve"): _OFFICER,
    ("tolerance_application", "received", "acknowledge"): OFFICE,
    ("tolerance_application", "under_study", "answer"): _HEAD,
    ("tolerance_application", "under_study", "uphold"): _LEADER,
    ("probation", "proposed", "set"): frozenset({R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY}),
    **{("probation", status, "evaluate"): _OFFICER for status in ("running", "expired")},
    ("publication", "drafted", "publish"): _LEADER,
    ("publication", "returned", "revise"): _OFFICER,
}
"""Next steps."""
_At = Callable[[Matrix, Persona, Any], bool | None]


def _named(people: Callable[[Any], Any]) -> _At:
    """The step waits for those whom the case names."""
    return lambda _matrix, who, case: who.person_id in people(case)


def _perhaps(people: Callable[[Any], Any] | None = None) -> _At:
    """The step may wait, if for some only: for those whom the case names."""
    return lambda _matrix, who, case: None if people is None or who.person_id in people(case) else False


def _handles(matrix: Matrix, who: Persona, case: Any) -> bool:
    behind = matrix.case_of(case.case_id)
    return behind is not None and who.person_id in behind.handler_ids


def _trial_of(case: Any) -> tuple[Any, ...]:
    asked = case.proposal is not None and case.trial_opinion is None
    return (case.proposal.trial_officer_id,) if asked else ()


def _reviewers(case: Any) -> Any:
    return () if case.assignment is None else case.assignment.reviewer_ids


ONLY_IF: Final[Mapping[tuple[str, str], _At]] = {
    ("interview", "issue_notice"): _perhaps(),
    ("interview", "hold"): _named(lambda case: () if case.notice is None else (case.notice.interviewer_id,)),
    ("interview", "cancel"): lambda _matrix, _who, case: case.trigger_withdrawn_on is not None,
    ("interview", "propose_escalation"): _perhaps(),
    ("interview", "report_rectification"): _perhaps(),
    ("interview", "verify"): _perhaps(),
    ("interview", "escalate"): lambda _matrix, _who, case: case.escalation_proposal is not None,
    ("case", "name_handlers"): lambda _matrix, _who, case: not case.handler_ids,
    ("case", "give_trial_opinion"): _named(_trial_of),
    ("case", "hear"): lambda _matrix, _who, case: not _trial_of(case),
    ("case", "exempt"): lambda _matrix, _who, case: (
        case.tolerance is not None and case.tolerance.outcome in ("not_an_error", "exempted")
    ),
    ("case", "submit"): lambda _matrix, _who, case: case.main_case_id is None,
    ("case", "decide"): lambda _matrix, _who, case: case.main_case_id is None,
    **{("case", act): _perhaps() for act in ("record_correction", "record_execution", "close")},
    ("review", "report"): _named(_reviewers),
    ("review", "serve"): _named(_reviewers),
    ("reexamination", "report"): _named(lambda case: () if case.examiners is None else case.examiners.examiner_ids),
    ("supervision_proposal", "serve"): _named(lambda case: (case.drafted_by,)),
    **{
        ("followup", act): _perhaps()
        for act in ("plan_visit", "remedy_breach", "feed_back", "close_without_feedback", "acknowledge", "close")
    },
    ("followup", "record_visit"): _perhaps(visitors_of),
    ("followup", "grade"): _perhaps(visitors_of),
    **{("violation", act): _perhaps() for act in ("carry_out", "close")},
    **{("disclosure_statement", act): _perhaps() for act in ("assess", "confirm", "name_handlers")},
    ("tolerance", "give_trial_opinion"): _named(lambda case: (case.trial_officer_id,)),
    **{("tolerance_application", act): _perhaps() for act in ("answer", "uphold")},
    ("probation", "evaluate"): _handles,
}
"""By case type and act: whether the step waits for somebody who is entitled to it; None: that hangs on other things."""


def _unconfirmed(_matrix: Matrix, who: Persona, case: Any) -> bool:
    """A list waits for the side that has not confirmed it."""
    sides = {str(one.side) for one in case.confirmations}
    bureau = R.BUREAU in who.roles and who.organ_id == case.bureau_id and "bureau" not in sides
    return bureau or (R.CASE_MGMT in who.roles and "case_management" not in sides)


SUPERVISION_WAITS: Final[Waits] = {
    **LEADS_WAIT,
    **{("ranking", status, "confirm"): frozenset({R.BUREAU, R.CASE_MGMT}) for status in ("imported", "half_confirmed")},
    ("ranking", "correction_proposed", "confirm_correction"): _DESK,
    ("unit_watch", "on_list", "release"): _HEAD,
    **WAITS_WORKED,
}
"""Next steps in supervision."""
CONDITIONS: Final[Mapping[tuple[str, str], _At]] = {
    **ONLY_IF,
    **CONDITIONS_WORKED,
    ("ranking", "confirm"): _unconfirmed,
    ("unit_watch", "release"): lambda _matrix, _who, case: not case.following_ids,
}


def waiting(matrix: Matrix, service: str) -> Iterator[Question]:
    """What waits for everybody: no step that is not theirs, and every one that surely is."""
    waits = WAITS if service == "accountability" else SUPERVISION_WAITS
    kinds = tuple(dict.fromkeys(kind for kind, _, _ in waits))
    cells = sum(len(matrix.items[kind]) for kind in kinds)
    for who in matrix.callers(service):
        every = (step for kind in kinds for item in matrix.items[kind] for step in _steps(matrix, waits, who, item))
        steps = {**(proposed(matrix, who) if service == "supervision" else {}), **dict(every)}
        yield Question(who, service, "read_todo", "/v1/todo", _judge(steps), cells=cells)


def _steps(matrix: Matrix, waits: Waits, who: Persona, item: Item) -> Iterator[tuple[str, bool]]:
    acts_as = matrix.standing(who, item).acts_as
    for (kind, status, act), roles in waits.items():
        if (kind, status) != (item.kind, item.case.status) or not acts_as & roles:
            continue
        asked = CONDITIONS.get((kind, act))
        is_there = True if asked is None else asked(matrix, who, item.case)
        if is_there is not False:
            yield f"{item.id} {act}", is_there is True


def _judge(steps: Mapping[str, bool]) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        found = answers[0].json()["items"]
        got = {f"{one['id']} {one['act']}" for one in found}
        sure = {step for step, is_sure in steps.items() if is_sure}
        if extra := sorted(got - steps.keys()):
            yield f"{len(extra)} steps wait that are not theirs: {extra[:2]}"
        if missing := sorted(sure - got):
            yield f"{len(missing)} steps do not wait that are theirs: {missing[:2]}"
        yield from (f"a field without a class: {sorted(one)}" for one in found if one.keys() != OF_WAITING)

    return judge
