"""The road of a suspected malicious accusation: suspicion, inquiry, two elements, certification above, transfer."""

from datetime import date
from typing import Any

from deploy.demo.client import Person
from deploy.demo.offices import Office

SERVICE = "/api/clarification/v1"
MALICE_CASES = f"{SERVICE}/malice-cases"
TRANSFERS = f"{SERVICE}/transfers"
_SIGNS = {
    "intent": (True, "来信要求取消其候选资格。"),
    "factual_basis": (True, "所附票据经鉴定系拼接。"),
    "way_of_reporting": (True, "同一内容向多处散发。"),
    "timing": (True, "公示第二日寄出。"),
    "relation": (False, "未见利害关系。"),
}
_ELEMENTS = (
    {"element": "fabrication", "statement": "票据系伪造。", "evidence": ["卷二第14页", "鉴定意见3号"]},
    {"element": "intent", "statement": "意在使其落选。", "evidence": ["卷三第2页"]},
)


def suspect(office: Office, lead_id: str) -> str:
    """The letters office puts the suspicion on record, each of the five signs ticked; answers its path."""
    signs = [{"sign": sign, "present": present, "note": note} for sign, (present, note) in _SIGNS.items()]
    suspicion = {"lead_id": lead_id, "signs": signs, "reason": "所附材料疑系伪造，时间与公示重合。"}
    return f"{MALICE_CASES}/{office.letters.open(MALICE_CASES, suspicion, 'P-01, P-02, TW-01')['id']}"


def investigate(office: Office, path: str, handler: Person) -> None:
    """The head lets it be investigated and names the handler, who alone may now ask the vault."""
    approved = {
        "handler_ids": [handler.id],
        "opinion": "同意核查。",
        "recusals": office.undisputed(office.head, handler),
    }
    office.head.act(f"{path}/investigation", approved, "P-06, TW-02")


def draft(office: Office, *elements: str) -> dict[str, Any]:
    """A proposal with evidence for these elements."""
    return {
        "facts": "所附票据系拼接形成，寄送对象限于考察单位。",
        "elements": [element for element in _ELEMENTS if element["element"] in elements],
        "trial_officer_id": office.trial.id,
    }


def propose(office: Office, path: str, handler: Person) -> None:
    """Both elements with their evidence; the case-trial office agrees."""
    handler.act(f"{path}/proposal", draft(office, "fabrication", "intent"), "P-01, TW-05")
    opinion = {"agrees": True, "opinion": "两个要件均有证据。", "no_ground_of_recusal": True}
    office.trial.act(f"{path}/trial-opinion", opinion, "P-01, TW-05")


def request(approver: Person, today: date, serial: str) -> dict[str, Any]:
    """The request to certify, to the organ of that approver."""
    return {
        "certifying_organ_id": approver.organ_id,
        "approver_id": approver.id,
        "letter_number": f"东纪请〔{today.year}〕{serial}号",
        "opinion": "拟同意认定，报请审批。",
    }


def certification(today: date, serial: str) -> dict[str, Any]:
    """The reply of the certifying organ."""
    return {
        "outcome": "certified",
        "letter_number": f"示纪批〔{today.year}〕{serial}号",
        "reasons": "捏造事实与主观故意均有证据证实。",
        "no_ground_of_recusal": True,
    }


def disposal(police: Person, today: date, serial: str) -> dict[str, Any]:
    """The accuser is neither party member nor public official: the case goes to public security."""
    transfer = {
        "route": "public_security",
        "receiving_organ_id": police.organ_id,
        "letter_number": f"东纪移〔{today.year}〕{serial}号",
        "asked": "请依法办理并反馈结果。",
        "evidence": ["卷二全卷"],
    }
    return {
        "accuser_kinds": ["other"],
        "routes": ["public_security"],
        "aggravating": ["disturbs_selection"],
        "transfers": [transfer],
        "reasons": "干扰换届选举，依法移送。",
    }


def closing(today: date) -> dict[str, Any]:
    """What case management states at the end."""
    circular = {"issued": True, "reason": "典型，有警示意义。", "range": "全市纪检监察系统"}
    return {"told_on": today.isoformat(), "no_gain_reason": "未因此取得任何利益。", "circular": circular}
