"""Supervision proposals as their acts see them: papers that satisfy every guard; no database."""

from datetime import date
from typing import Any, Final

from services.accountability.proposals import facts as f
from services.accountability.proposals.case_type import PROPOSAL
from services.accountability.proposals.proposal import SupervisionProposal
from services.accountability.proposals.status import ProposalStatus as S
from tests.support import accountability_cases_cast as cast
from tests.support.accountability_aftermath_papers import OF_ORGAN, Act, named, perform, persons

ARGUED: Final = date(2026, 4, 21)
ISSUED: Final = date(2026, 4, 22)
SERVED: Final = date(2026, 4, 23)
DUE: Final = date(2026, 5, 25)
"""Thirty days from 23 April end on Saturday, 23 May, and so on Monday."""
ANSWERED: Final = date(2026, 5, 20)
LOOKED: Final = date(2026, 6, 10)

CONTENT: Final[dict[str, Any]] = {
    "basics": "负责年度计划的下达",
    "problems": ({"text": "计划迟至三季度下达", "evidence": ("卷二第8页",)},),
    "facts": "应于一月下达，实际于八月下达",
    "bases": ("监察法第五十二条",),
    "proposals": ("按季下达并公开时限", "标准调整同步调整工期"),
}
ACTS: Final[dict[str, Act]] = {
    "draft": Act(
        "officer",
        {
            "unit_id": named("planning"),
            "source_case_id": named("case"),
            "content": CONTENT,
            "recusals": cast.declared("officer"),
        },
        f.DraftFacts(named("cdi"), True, named("cdi")),
    ),
    "revise": Act("officer", {"content": {**CONTENT, "facts": "补充事实"}}),
    "argue": Act(
        "head",
        {
            "held_on": ARGUED,
            "participant_ids": persons("head", "officer", "second"),
            "consulted": ({"organ_id": named("functional"), "opinion": "同意"},),
            "agreed": True,
            "minutes": "一致同意",
            "recusals": cast.declared("head", "officer", "second"),
        },
        f.OrganFacts(OF_ORGAN | {named("head")}, frozenset({named("functional")})),
        ARGUED,
    ),
    "issue": Act("leader", {"letter_number": "示监建〔2026〕2号", "opinion": "同意"}, f.IssueFacts(), ISSUED),
    "return_draft": Act("leader", {"reasons": "第二项请会商后再报"}, None, ISSUED),
    "serve": Act("officer", {"served_on": SERVED, "receipt": "送达回证〔2026〕18号"}, f.TermFacts(DUE), SERVED),
    "lapse": Act("manager", {}, None, date(2026, 5, 26)),
    "answer": Act(
        "unit-head",
        {
            "accepted": True,
            "text": "全部采纳",
            "undertakings": (
                {"point": 1, "text": "制定办法", "done_by": date(2026, 7, 31)},
                {"point": 2, "text": "修订程序", "done_by": date(2026, 8, 31)},
            ),
            "document": "示发改函〔2026〕40号",
        },
        None,
        ANSWERED,
    ),
    "rule_on_objection": Act(
        "leader",
        {"is_right": False, "reasons": "批复早已到达", "reply_number": "示监函〔2026〕9号"},
        f.TermFacts(date(2026, 6, 22)),
        date(2026, 5, 22),
    ),
    "follow_up": Act(
        "officer",
        {
            "looked_on": LOOKED,
            "person_ids": persons("officer", "second"),
            "found": "办法已印发",
            "carried_out": True,
        },
        f.OrganFacts(OF_ORGAN),
        LOOKED,
    ),
    "record_refusal": Act(
        "leader",
        {"unit_reasons": "", "why_not_good": "两次催告仍无说明", "criticism_document": "示监通〔2026〕3号"},
        None,
        date(2026, 6, 15),
    ),
    "close": Act("head", {"note": "均已落实"}, None, date(2026, 6, 20)),
}
"""What each act states, by whom and when, if nothing is missing."""
OBJECTING: Final[dict[str, Any]] = {"accepted": False, "text": "无权提前", "undertakings": ()}
_ROAD: Final[dict[S, tuple[str, ...]]] = {
    S.DRAFTED: ("draft",),
    S.ARGUED: ("draft", "argue"),
    S.ISSUED: ("draft", "argue", "issue"),
    S.SERVED: ("draft", "argue", "issue", "serve"),
    S.OVERDUE: ("draft", "argue", "issue", "serve", "lapse"),
    S.ANSWERED: ("draft", "argue", "issue", "serve", "answer"),
    S.OBJECTED: ("draft", "argue", "issue", "serve", "answer"),
    S.REFUSED: ("draft", "argue", "issue", "serve", "lapse", "record_refusal"),
    S.WITHDRAWN: ("draft", "argue", "issue", "serve", "answer", "rule_on_objection"),
    S.CLOSED: ("draft", "argue", "issue", "serve", "answer", "follow_up", "close"),
}


def proposal_in(status: S) -> SupervisionProposal:
    """A proposal that came to that status by its acts."""
    proposal: Any = None
    for act in _ROAD[status]:
        objects = act == "answer" and status in (S.OBJECTED, S.WITHDRAWN)
        changes: dict[str, Any] = OBJECTING if objects else {}
        if act == "rule_on_objection":
            changes = {"is_right": True}
        proposal = done(proposal, act, **changes)
    assert isinstance(proposal, SupervisionProposal) and proposal.status is status
    return proposal


def done(proposal: SupervisionProposal | None, act: str, **changes: Any) -> SupervisionProposal:
    """The proposal after that act."""
    found = perform(PROPOSAL, proposal, act, ACTS[act], **changes).case
    assert isinstance(found, SupervisionProposal)
    return found
