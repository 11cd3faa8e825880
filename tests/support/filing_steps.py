"""The acts of a filing over HTTP: who performs each, at which door, with which valid body; and the straight way."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from deploy.demo import papers

if TYPE_CHECKING:
    from tests.support.filing_road import Road

TODAY = date(2026, 3, 9)
"""A Monday on which the road is walked, unless a test moves the clock."""

DUTIES = ["补办用地批复", "补办施工许可", "补办消防验收", "补签监理合同", "补缴规费"]

Body = dict[str, Any]
Step = tuple[str, str, Callable[["Road"], Body]]


def _opening(road: "Road") -> Body:
    head, officer = road.persons(road.cast.head, road.cast.officer)
    declared = [{"person_id": head}, {"person_id": officer}]
    return {"handler_ids": [officer], "major_complex": True, "recusals": declared}


def _panel(road: "Road") -> Body:
    return {"chair_id": road.persons(road.cast.chair)[0], "member_ids": road.persons(*road.cast.panel)}


def _acceptance(road: "Road") -> Body:
    items = papers.receipt_items(road.today, DUTIES)
    body = {"outcome": "accepted", "resolution": road.resolution(), "receipt_items": items}
    return {**body, "validity_until": papers.day(road.today, 300)}


def _service(road: "Road") -> Body:
    secretary, clerk = road.persons(road.cast.secretary, road.cast.clerk)
    return {
        "number": f"示纪备〔{road.today.year}〕{road.id[-6:]}号",
        "sealed": True,
        "signed_by": secretary,
        "served_on": road.today.isoformat(),
        "received_by": clerk,
        "received_at": f"{road.today.isoformat()}T00:00:01+08:00",
    }


def _extension(road: "Road") -> Body:
    return {"validity_until": papers.day(TODAY, 500), "minutes": road.minutes(), "reason": "批复推迟。"}


def _hit(road: "Road") -> Body:
    return {"hits": [{"code": "xc_n2", "facts": "承建方为负责人亲属公司。", "evidence": [road.proof]}]}


def _dated(road: "Road", **said: str) -> Body:
    return {**said, "correct_by": papers.day(road.today, 20)}


def _decided(road: "Road", outcome: str, reason: str) -> Body:
    return {"outcome": outcome, "resolution": road.resolution(), "reason": reason}


STEPS: dict[str, Step] = {
    "revise": ("clerk", "revisions", lambda r: {"form": r.form()}),
    "attach": (
        "clerk",
        "attachments",
        lambda r: {"upload_id": r.minutes_file["id"], "kind": "minutes", "secrecy": "work_secret"},
    ),
    "apply": ("clerk", "application", lambda r: {"application": papers.application(r.today)}),
    "study": ("clerk", "study", lambda r: {"minutes": r.minutes()}),
    "present": ("party_head", "presentation", lambda r: {"application": papers.application(r.today)}),
    "pass_gate": ("leader", "gatekeeping", lambda r: {"outcome": "passed", "opinion": "情况属实，同意报送。"}),
    "return_from_gate": ("leader", "gatekeeping", lambda r: {"outcome": "returned", "reasons": "风险分析不够。"}),
    "return_for_defects": (
        "officer",
        "return",
        lambda r: {"defects": [{"code": "incomplete", "explanation": "补充风险点的责任人。"}]},
    ),
    "resubmit": ("clerk", "resubmission", lambda r: {"answer": "已补充。"}),
    "withdraw": ("party_head", "withdrawal", lambda r: {"reason": "方案调整。"}),
    "open_review": ("head", "review", _opening),
    "draft_report": ("officer", "report", lambda r: {"report": r.report()}),
    "confirm_report": ("head", "report-confirmation", lambda r: {"remark": "同意。"}),
    "open_consultation": ("head", "consultation", _panel),
    "pass_consultation": (
        "chair",
        "consultation-result",
        lambda r: {"outcome": "passed", "held_on": r.today.isoformat(), "votes": r.votes()},
    ),
    "fail_consultation": (
        "chair",
        "consultation-result",
        lambda r: {"outcome": "failed", "held_on": r.today.isoformat(), "votes": r.votes(2), "reasons": "尺度须统一。"},
    ),
    "accept": ("recorder", "decision", _acceptance),
    "reject": (
        "recorder",
        "decision",
        lambda r: {"outcome": "rejected", "resolution": r.resolution(), "reasons": [papers.REASON]},
    ),
    "send_back": (
        "recorder",
        "decision",
        lambda r: {"outcome": "sent_back", "held_on": r.today.isoformat(), "questions": ["用地批复何时可得？"]},
    ),
    "serve_receipt": ("officer", "receipt", _service),
    "report_progress": ("clerk", "progress", lambda r: {"text": "已完成一期。", "evidence": [r.proof]}),
    "remind": (
        "officer",
        "reminders",
        lambda r: _dated(r, fact="施工扰民。", rule="噪声污染防治法。", correction="限时施工。"),
    ),
    "record_problem": (
        "officer",
        "problems",
        lambda r: _dated(r, kind="fees_unpaid", fact="欠费。", correction="补缴。"),
    ),
    "close_problem": (
        "officer",
        "problem-closures",
        lambda r: {"problem_id": r.last["problems"][-1]["id"], "cause": "资金未到位。", "outcome": "已补缴。"},
    ),
    "extend": ("party_head", "extension", _extension),
    "hit_negative": ("head", "negative-hit", _hit),
    "clear_negative": ("recorder", "negative-decision", lambda r: _decided(r, "cleared", "查无实据。")),
    "revoke": ("recorder", "negative-decision", lambda r: _decided(r, "revoked", "查证属实。")),
    "close": ("head", "closing", lambda r: {"note": "全部办结。"}),
}
"""By act: the part that performs it, the door, and a valid body."""

ROUTE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("draft", ()),
    ("studied", ("attach", "study")),
    ("gatekeeping", ("present",)),
    ("submitted", ("pass_gate",)),
    ("reviewing", ("open_review",)),
    ("reported", ("draft_report", "confirm_report")),
    ("consulting", ("open_consultation",)),
    ("deliberating", ("pass_consultation",)),
    ("accepted", ("accept",)),
    ("in_execution", ("serve_receipt",)),
)
"""The straight way, status by status, with the acts that lead to each from the one before."""
