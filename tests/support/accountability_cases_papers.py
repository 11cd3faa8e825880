"""An accountability case as its acts see it: papers for every act, a case in any status, and no database."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from libs.kernel.case import Outcome
from libs.kernel.refusal import Refusal
from services.accountability.cases import entering
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.facts import (
    DecideFacts,
    DraftFacts,
    HandlersFacts,
    HearFacts,
    InvolvedFacts,
    OpeningFacts,
    RescopeFacts,
    ScopeFacts,
    SourceFacts,
    TogetherFacts,
)
from services.accountability.cases.records_executing import ServiceOfDecision
from services.accountability.cases.statements import CorrectionStated, DefencePoint
from services.accountability.cases.status import CaseStatus as S
from tests.support.accountability_cases_cast import (
    COMMITTEE,
    DAY,
    DEPUTY,
    EVENT_DAY,
    LEADS,
    MEMBERS,
    NOON,
    OF_OFFICE,
    PRINCIPAL,
    UNIT,
    actor,
    declared,
    findings,
    named,
    occasion,
    profile,
    resolution,
)

__all__ = [
    "BY",
    "COMMITTEE",
    "CORRECTIONS",
    "DAY",
    "DEFENCE",
    "DEPUTY",
    "EVENT_DAY",
    "FACTS",
    "LEADS",
    "MEMBERS",
    "NOON",
    "NO_RULING",
    "PRINCIPAL",
    "RULING",
    "SERVED",
    "STATED",
    "TO_DELIBERATING",
    "TO_HEARD",
    "TO_INVESTIGATING",
    "TO_PROPOSED",
    "UNIT",
    "actor",
    "after_probation",
    "case_in",
    "command",
    "declared",
    "findings",
    "moved",
    "named",
    "occasion",
    "on_probation",
    "perform",
    "profile",
    "refused",
    "resolution",
    "walked",
    "weighed",
]

RULING: Final[dict[str, Any]] = {
    "document_number": "许纪问〔2026〕6号",
    "text": "对象、事实、依据、责任和措施",
    "responsibility": "important_leadership",
    "measures": ("admonition",),
    "review_paths": ("supervision",),
}
NO_RULING: Final[dict[str, Any]] = {
    "document_number": "许纪问〔2026〕7号",
    "text": "不予问责",
    "reasons": "不应承担责任",
}
DEFENCE: Final = (DefencePoint(text="交接较晚", taken=False, answer="交接后仍有三个月"),)
CORRECTIONS: Final = (CorrectionStated(text="补齐手续", due_on=DAY + timedelta(days=30)),)

SERVED: Final = ServiceOfDecision(
    served_on=DAY,
    receipt="许纪送〔2026〕6号",
    unit_served_on=DAY,
    unit_receipt="许纪送〔2026〕7号",
    org_department_id=named("organization-department"),
    informed_on=DAY,
    sanction_ids=(named("sanction"),),
    combined_months=None,
    by=named("officer"),
    at=NOON,
)

FACTS: Final[dict[str, Any]] = {
    "open": OpeningFacts((named("filing"),)),
    "open_by_hand": OpeningFacts(
        (named("filing"),), "municipal_unit", LEADS, SourceFacts(frozenset({named("unit")}), True)
    ),
    "name_involved": InvolvedFacts((named("filing"),), LEADS),
    "name_handlers": HandlersFacts(named("office"), frozenset(map(named, OF_OFFICE - {"head"}))),
    "record_tests": ScopeFacts(LEADS),
    "rescope": RescopeFacts(LEADS, LEADS),
    "draft_proposal": DraftFacts(frozenset({named("trial"), named("officer")})),
    "decide": DecideFacts(COMMITTEE),
    "hear": HearFacts(frozenset({named("principal")})),
    **dict.fromkeys(("find_not_established", "submit", "send_back", "exempt"), TogetherFacts()),
}
BY: Final = {
    **dict.fromkeys(("open_by_hand", "name_involved", "name_handlers", "draft_proposal", "submit"), "head"),
    **dict.fromkeys(("approve", "decline", "rescope", "find_not_established"), "leader"),
    **dict.fromkeys(("record_tests", "hear", "record_correction", "step_aside"), "officer"),
    **dict.fromkeys(("decide", "send_back", "exempt"), "recorder"),
    "give_trial_opinion": "trial",
}
STATED: Final[dict[str, dict[str, Any]]] = {
    "open": {
        "source_kind": "filing_negative_hit",
        "source_id": named("filing"),
        "unit_id": named("unit"),
        "competent_organ_id": named("cdi"),
        "office_id": named("office"),
        "codes": ("xc_n2",),
    },
    "open_by_hand": {
        "source_kind": "interview",
        "source_id": named("interview"),
        "object": DEPUTY,
        "occurred_on": EVENT_DAY,
    },
    "name_involved": {"object": PRINCIPAL, "occurred_on": EVENT_DAY, "reasons": "未履行第一责任人职责"},
    "approve": {"opinion": "同意调查", "no_ground_of_recusal": True},
    "decline": {"reasons": "不宜问责"},
    "step_aside": {"ground": "close_relative"},
    "name_handlers": {
        "handler_ids": (named("officer"), named("second")),
        "recusals": declared("head", "officer", "second"),
    },
    "record_tests": {"object": DEPUTY, "findings": findings()},
    "rescope": {"object": PRINCIPAL, "reasons": "由主要负责人决定"},
    "find_not_established": {"reasons": "因果关系不成立"},
    "draft_proposal": {
        "facts": "督促不力",
        "evidence": ("卷一第3页",),
        "bases": ("问责条例第七条",),
        "error_finding": "具备条件而未推进",
        "tolerance_finding": "未见容错情形",
        "responsibility": "important_leadership",
        "measures": ("admonition",),
        "light_ground": "negligence",
        "light_statement": "未造成严重后果",
        "trial_officer_id": named("trial"),
    },
    "give_trial_opinion": {"agrees": True, "opinion": "处理恰当", "no_ground_of_recusal": True},
    "hear": {
        "invited_on": DAY,
        "held_on": DAY,
        "staff_ids": (named("officer"), named("second")),
        "heard_person_id": named("deputy"),
        "statement": "没有异议",
        "defence": DEFENCE,
    },
    "submit": {"opinion": "建议维持"},
    "decide": {"resolution": resolution(), "ruling": RULING},
    "send_back": {"held_on": DAY, "questions": ({"text": "查清交接时间"},)},
    "exempt": {"document_number": "许纪纠〔2026〕2号", "reasons": "经认定免责", "corrections": CORRECTIONS},
    "record_correction": {"item": 1, "done_on": DAY, "proof": "整改报告3号"},
}
"""What each act states when nothing is missing."""


def command(act: str, **changes: Any) -> Any:
    """A command of that act in which nothing is missing, but for the changes."""
    return CASE.act_by_name[act].command(**{**STATED[act], **changes})


def perform(
    case: AccountabilityCase | None, act: str, by: str = "", loaded: Any = None, at: datetime = NOON, **changes: Any
) -> Outcome[AccountabilityCase]:
    """The outcome of an act, with everything in order but for what is given; ``loaded`` are the facts of the act."""
    known = loaded if loaded is not None else FACTS.get(act)
    asked, who = command(act, **changes), occasion(by or BY.get(act, "manager"), at)
    run = CASE.act_by_name[act].perform
    outcome = run(asked, who, known) if case is None else run(case, asked, who, known)
    assert isinstance(outcome, Outcome)
    return outcome


def moved(case: AccountabilityCase | None, act: str, **given: Any) -> AccountabilityCase:
    """The case after one act, with the version that the engine would have raised."""
    after = perform(case, act, **given).case
    return replace(after, version=1 if case is None else case.version + 1)


def walked(case: AccountabilityCase | None, *acts: str) -> AccountabilityCase:
    """The case after those acts, each with everything in order."""
    for act in acts:
        case = moved(case, act)
    assert case is not None
    return case


TO_INVESTIGATING: Final = ("open_by_hand", "approve", "name_handlers", "record_tests")
TO_PROPOSED: Final = (*TO_INVESTIGATING, "draft_proposal", "give_trial_opinion")
TO_HEARD: Final = (*TO_PROPOSED, "hear")
TO_DELIBERATING: Final = (*TO_HEARD, "submit")
_ROAD: Final = {
    S.OPENED: ("open_by_hand",),
    S.INVESTIGATING: TO_INVESTIGATING,
    S.PROPOSED: TO_PROPOSED,
    S.HEARD: TO_HEARD,
    S.DELIBERATING: TO_DELIBERATING,
    S.DECIDED: (*TO_DELIBERATING, "decide"),
    S.NO_LIABILITY: ("open_by_hand", "approve", "name_handlers"),
}


def case_in(status: S) -> AccountabilityCase:
    """A case that came to that status by its acts, or by what moves it from outside."""
    if status is S.TOLERANCE_REVIEW:
        return weighed()
    if status is S.PROBATION:
        return on_probation()
    if status in (S.EXECUTING, S.UNDER_REVIEW, S.CLOSED):
        return replace(case_in(S.DECIDED), status=status, service=SERVED)
    if status is S.NO_LIABILITY:
        return moved(weighed("exempted"), "exempt")
    return walked(None, *_ROAD[status])


def weighed(outcome: str | None = None) -> AccountabilityCase:
    """A case in which tolerance is weighed, and determined if an outcome is given."""
    investigating = case_in(S.INVESTIGATING)
    entered = _as(entering.tolerance_entered(investigating, named("tolerance"), occasion("officer")))
    if outcome is None:
        return entered
    return _as(entering.tolerance_noted(entered, named("tolerance"), outcome, occasion("recorder")))


def on_probation() -> AccountabilityCase:
    """A case whose decision waits for the end of a probation."""
    return _as(entering.probation_entered(case_in(S.INVESTIGATING), named("probation"), DAY, occasion("leader")))


def after_probation(result: str, kind: str | None) -> AccountabilityCase:
    """A case whose probation was evaluated."""
    return _as(entering.probation_left(on_probation(), result, kind, occasion("head")))


def _as(effect: Any) -> AccountabilityCase:
    assert isinstance(effect.case, AccountabilityCase)
    return effect.case


def refused(case: AccountabilityCase | None, act: str, **given: Any) -> set[str]:
    """The codes with which an act is refused: that of the refusal and those of all that is missing."""
    try:
        perform(case, act, **given)
    except Refusal as refusal:
        return {refusal.code, *(error.code for error in refusal.errors)}
    return set()
