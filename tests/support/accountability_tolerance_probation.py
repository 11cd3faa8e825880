"""A probation as its acts see it: papers in which nothing is missing, one in any status, and no database."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.refusal import Refusal
from services.accountability.cases import entering
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.status import CaseStatus
from services.accountability.probation.case_type import PROBATION
from services.accountability.probation.facts import CaseFacts, ProposeFacts
from services.accountability.probation.probation import Probation
from services.accountability.probation.status import ProbationStatus as S
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_cases_papers import named, occasion

START: Final = date(2023, 1, 31)
RECTIFIED: Final = date(2023, 2, 20)
END: Final = date(2023, 2, 28)
"""The dates of PR-1: one month from 31 January."""


def noon(day: date) -> datetime:
    """Noon of an office day, as UTC."""
    return datetime.combine(day, time(4), UTC)


def ground(**changes: Any) -> dict[str, Any]:
    """A finding with words and evidence."""
    return {"holds": True, "text": "已查明", "evidence": ["卷一第3页"], **changes}


def assessed(*met: bool) -> tuple[dict[str, Any], ...]:
    """The goals held against facts."""
    return tuple(
        {"number": n, "met": one, "fact": "已核查", "evidence": ["卷二第5页"]} for n, one in enumerate(met, start=1)
    )


STATED: Final[dict[str, dict[str, Any]]] = {
    "propose": {
        "case_id": named("fresh-head-1"),
        "negligence": ground(),
        "no_serious_consequence": ground(),
        "months": 1,
        "goals": ({"goal": "完成积压审批", "measure": "系统显示办结"},),
        "reasons": "属于过失且未造成严重后果",
    },
    "set": {
        "opinion": "同意",
        "notice_number": "许纪考〔2023〕2号",
        "finding": "督办不及时，属于过失",
        "evaluation_way": "期满核查系统记录",
        "served_on": START,
    },
    "decline": {"opinion": "谈话提醒即可"},
    "extend": {"months": 2, "reasons": "需上级批复", "notice_number": "许纪考〔2023〕3号", "served_on": START},
    "expire": {},
    "evaluate": {
        "goals": assessed(True),
        "rectified_actively": True,
        "rectified_on": RECTIFIED,
        "rectification": "主动成立专班",
        "clear_effect": True,
        "effect": "项目开工",
        "result": "passed",
        "proposal": "exempted",
        "reasons": "主动整改，成效明显",
    },
}
FAILED: Final[dict[str, Any]] = {
    "goals": assessed(False),
    "rectified_actively": False,
    "rectified_on": None,
    "clear_effect": False,
    "result": "failed",
    "proposal": None,
}
"""What changes in an evaluation that was not passed."""
BY: Final = {"propose": "head", **dict.fromkeys(("set", "decline", "extend"), "leader"), "evaluate": "officer"}
AT: Final = {"evaluate": noon(END + timedelta(days=1)), "expire": noon(END + timedelta(days=1))}


def on_case(**changes: Any) -> AccountabilityCase:
    """The case as it stands while the probation runs."""
    entered = entering.probation_entered(
        cases.case_in(CaseStatus.INVESTIGATING), named("probation"), END, occasion("leader")
    )
    assert isinstance(entered.case, AccountabilityCase)
    return replace(entered.case, **changes)


def facts_of(act: str) -> Any:
    """What an act knows when everything is in order."""
    if act == "propose":
        return ProposeFacts(cases.case_in(CaseStatus.INVESTIGATING))
    if act in ("set", "decline"):
        return CaseFacts(cases.case_in(CaseStatus.INVESTIGATING))
    return CaseFacts(on_case())


def who_of(act: str, by: str = "", on: date | None = None) -> Occasion:
    """Who does an act, on its day unless another is given."""
    at = AT.get(act, noon(START)) if on is None else noon(on)
    return occasion(by or BY.get(act, "officer"), at)


def perform(
    probation: Probation | None, act: str, by: str = "", on: date | None = None, loaded: Any = None, **changes: Any
) -> Outcome[Any]:
    """The outcome of an act, with everything in order but for what is given."""
    declared = PROBATION.act_by_name[act]
    asked = declared.command.model_validate({**STATED[act], **changes})
    known, who = facts_of(act) if loaded is None else loaded, who_of(act, by, on)
    if probation is None:
        return declared.perform(asked, who, known)
    return declared.perform(probation, asked, who, known)


def refused(probation: Probation | None, act: str, **given: Any) -> set[str]:
    """The codes with which an act is refused: that of the refusal and those of all that is missing."""
    try:
        perform(probation, act, **given)
    except Refusal as refusal:
        return {refusal.code, *(error.code for error in refusal.errors)}
    return set()


def probation_in(status: S, **proposed: Any) -> Probation:
    """A probation that came to that status by its acts."""
    probation = replace(perform(None, "propose", **proposed).case, id=named("probation"))
    acts: dict[S, tuple[tuple[str, dict[str, Any]], ...]] = {
        S.PROPOSED: (),
        S.DECLINED: (("decline", {}),),
        S.RUNNING: (("set", {}),),
        S.EXPIRED: (("set", {}), ("expire", {})),
        S.PASSED: (("set", {}), ("evaluate", {})),
        S.FAILED: (("set", {}), ("evaluate", FAILED)),
    }
    for act, changes in acts[status]:
        probation = perform(probation, act, **changes).case
    assert isinstance(probation, Probation) and probation.status is status
    return replace(probation, version=1 + len(acts[status]))
