"""A determination of tolerance as its acts see it: what is weighed, papers, one in any status, and no database."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.status import CaseStatus
from services.accountability.tolerance.application import (
    KEPT,
    NOTICE,
    ApplicantRequest,
    ApplicationAnswer,
    ApplicationForm,
    ToleranceApplication,
)
from services.accountability.tolerance.application_status import Applicant
from services.accountability.tolerance.application_status import ApplicationStatus as A
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.facts import (
    ConsultFacts,
    DetermineFacts,
    HandsFacts,
    OpenFacts,
    ServeFacts,
    WeighFacts,
)
from services.accountability.tolerance.records import FilingLoaded
from services.accountability.tolerance.statements import CorrectionDemanded, Examination, LetterFinding
from services.accountability.tolerance.status import ToleranceStatus as S
from services.accountability.tolerance.tolerance import Tolerance
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_cases_papers import COMMITTEE, DAY, NOON, named, profile, resolution

ELEMENTS: Final = ("starting_point", "nature", "procedure", "consequence")
FILED: Final = FilingLoaded(named("filing"), "protecting", date(2025, 9, 1), date(2025, 9, 3), date(2026, 8, 31))
REFUSED_FILING: Final = FilingLoaded(
    named("refused-filing"), "refused", date(2025, 10, 1), reason_codes=("out_of_scope",)
)
CORRECTION: Final = CorrectionDemanded(measure="完善论证制度", responsible="乡党委", due_on=DAY + timedelta(days=90))


def looks(**values: str) -> list[dict[str, Any]]:
    """Every look with reason and evidence, favourable but for the values given."""
    codes = profile().list("six_looks").codes()
    return [
        {"look": code, "value": values.get(code, "favourable"), "text": "已查明", "evidence": ["卷一第12页"]}
        for code in codes
    ]


def examination(**changes: Any) -> dict[str, Any]:
    """Everything weighed and reasoned, but for the changes."""
    lists = profile()
    return {
        "event": "项目失败，造成一定资金损失",
        "looks": looks(),
        "factors": [{"factor": code, "text": "已研判"} for code in lists.list("weighing_factors").codes()],
        "distinctions": [
            {"distinction": code, "tolerable": True, "text": "已区分"} for code in lists.list("distinctions").codes()
        ],
        "elements": [{"element": code, "text": "已考虑"} for code in ELEMENTS],
        "boundary": [{"question": one, "within": True, "text": "已说明"} for one in ("intent", "boldness")],
        "order": {"ordered": False},
        "error": {"is_error": True, "ground": "论证不充分"},
        "private_gain": {"found": False, "ground": "未见谋利"},
        "filings": [{"filing_id": FILED.filing_id, "text": "证明集体决策"}],
        **changes,
    }


def letter_findings() -> tuple[LetterFinding, ...]:
    """Every look as the letter tells it."""
    return tuple(LetterFinding(look=code, text="已查明") for code in profile().list("six_looks").codes())


def application(status: A = A.UNDER_STUDY, **changes: Any) -> ToleranceApplication:
    """An application of the deputy on whom the case is."""
    made = ToleranceApplication(
        named("application"),
        status,
        profile().name,
        profile().version,
        version=1,
        applicant=Applicant.PERSON,
        unit_id=named("unit"),
        person_id=named("deputy"),
        organ_id=named("cdi"),
        form=ApplicationForm(event="事件", reasons="理由", true_statement=True),
        received_on=DAY,
        notice=NOTICE,
        office_id=named("office"),
    )
    return replace(made, **changes)


def reconsidering() -> ToleranceApplication:
    """An application whose applicant was refused and has asked to reconsider."""
    refused_at, asked_at = NOON - timedelta(days=3), NOON - timedelta(days=1)
    answer = ApplicationAnswer("determined", Text("不予容错", "Refused"), refused_at, "refused", adverse=True)
    return application(answers=(answer,), reconsideration=ApplicantRequest("记录未被考虑", asked_at))


def kept() -> ToleranceApplication:
    """An application that was answered as kept on file."""
    return application(A.KEPT_ON_FILE, answers=(ApplicationAnswer("kept_on_file", KEPT, NOON - timedelta(days=2)),))


def open_facts(**changes: Any) -> OpenFacts:
    """A case under investigation with one filing, before handlers who may act."""
    facts = OpenFacts(
        case=cases.case_in(CaseStatus.INVESTIGATING),
        filings=(FILED,),
        heads=frozenset({named("head")}),
        deciders=frozenset({named("leader"), named("recorder"), named("secretary")}),
    )
    return replace(facts, **changes)


def facts_of(act: str) -> Any:
    """What an act knows when everything is in order."""
    if act == "open":
        return open_facts()
    case = cases.weighed()
    people = frozenset(named(one) for one in (*cases.MEMBERS, "head", "officer", "trial", "deputy"))
    match act:
        case "draft":
            return WeighFacts(case, (FILED,), frozenset({named("trial"), named("officer"), named("trial-2")}))
        case "give_trial_opinion" | "consult":
            return ConsultFacts(case, people)
        case "determine" | "send_back":
            return DetermineFacts(case, COMMITTEE)
        case "reopen":
            return ServeFacts(cases.weighed("refused"), reconsidering())
        case "renew_hands":
            return HandsFacts(frozenset({named("head-2")}), frozenset({named("leader")}))
    return ServeFacts(case, application())


BY: Final = {
    **dict.fromkeys(("open", "draft", "serve"), "officer"),
    "give_trial_opinion": "trial",
    "consult": "head",
    **dict.fromkeys(("determine", "send_back"), "recorder"),
    "reopen": "leader",
    "renew_hands": "manager",
}
_DECIDED: Final[dict[str, Any]] = {"outcome": "exempted", "reasons": "符合容错情形", "corrections": (CORRECTION,)}


def stated(act: str) -> dict[str, Any]:
    """What each act states when nothing is missing."""
    papers: dict[str, dict[str, Any]] = {
        "open": {"case_id": named("fresh-head-1"), "situations": ("yn_1",), "ground": "依职权启动"},
        "draft": {**_DECIDED, "examination": examination(), "trial_officer_id": named("trial")},
        "give_trial_opinion": {"agrees": True, "opinion": "事实清楚", "no_ground_of_recusal": True},
        "consult": {
            "held_on": DAY,
            "participant_ids": tuple(named(one) for one in cases.MEMBERS[:3]),
            "minutes": "会商纪要〔2026〕4号",
            "agreed": True,
            "opinion": "同意",
        },
        "determine": {**_DECIDED, "resolution": resolution()},
        "send_back": {"reasons": "查清损失数额"},
        "serve": {
            "letter_number": "许纪容认〔2026〕4号",
            "event": "项目失败",
            "findings": letter_findings(),
            "reasons": "符合容错情形",
            "served_on": DAY,
        },
        "reopen": {"reasons": "新的会议记录"},
        "renew_hands": {},
    }
    return papers[act]


def command(act: str, **changes: Any) -> Any:
    """A command of that act in which nothing is missing, but for the changes."""
    return TOLERANCE.act_by_name[act].command.model_validate({**stated(act), **changes})


def perform(
    tolerance: Tolerance | None, act: str, by: str = "", loaded: Any = None, at: datetime = NOON, **changes: Any
) -> Outcome[Any]:
    """The outcome of an act, with everything in order but for what is given."""
    known = facts_of(act) if loaded is None else loaded
    asked, who = command(act, **changes), cases.occasion(by or BY[act], at)
    run = TOLERANCE.act_by_name[act].perform
    outcome = run(asked, who, known) if tolerance is None else run(tolerance, asked, who, known)
    assert isinstance(outcome, Outcome)
    return outcome


def refused(tolerance: Tolerance | None, act: str, **given: Any) -> set[str]:
    """The codes with which an act is refused: that of the refusal and those of all that is missing."""
    try:
        perform(tolerance, act, **given)
    except Refusal as refusal:
        return {refusal.code, *(error.code for error in refusal.errors)}
    return set()


_ROAD: Final = ("open", "draft", "give_trial_opinion", "consult", "determine", "serve")
_STEPS: Final = {
    S.WEIGHING: 1,
    S.DRAFTED: 2,
    S.EXAMINED: 3,
    S.CONSULTED: 4,
    S.DETERMINED: 5,
    S.SERVED: 6,
}


def tolerance_in(status: S, outcome: str = "exempted") -> Tolerance:
    """A determination that came to that status by its acts; the case that ``facts_of`` knows carries its mark."""
    if status is S.CEASED:
        return replace(tolerance_in(S.DRAFTED), status=S.CEASED)
    tolerance: Tolerance | None = None
    for act in _ROAD[: _STEPS[status]]:
        changes: dict[str, Any] = {"outcome": outcome} if act in ("draft", "determine") else {}
        tolerance = replace(perform(tolerance, act, **changes).case, id=named("tolerance"))
    assert tolerance is not None and tolerance.status is status
    return replace(tolerance, version=_STEPS[status])


def moved_case(outcome: Outcome[Any], kind: type[Case]) -> Any:
    """The other case of that class that an act moved."""
    (found,) = [one for one in outcome.others if isinstance(one.case, kind)]
    return found


def weighed(**changes: Any) -> Examination:
    """What was weighed, as the acts keep it."""
    return Examination.model_validate(examination(**changes))


def subject(person: str = "deputy", role: R = R.SUBJECT, organ: str = "unit") -> Occasion:
    """Somebody of the unit acting for himself, or for it."""
    who = cases.occasion("officer")
    actor = replace(who.actor, person_id=named(person), organ_id=named(organ), office_id=None, roles=frozenset({role}))
    return replace(who, actor=actor)


def unit_case() -> AccountabilityCase:
    """A case under investigation on the unit as a whole."""
    return replace(cases.case_in(CaseStatus.INVESTIGATING), object=cases.UNIT)
