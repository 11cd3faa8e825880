"""The road of a filing: from a draft to the decision of the standing committee, by the people whose step it is."""

from datetime import date
from typing import Any

from deploy.demo import papers
from deploy.demo.cast import Cast

FILINGS = "/api/filing/v1/filings"


def draft(cast: Cast, today: date, title: str, code: str, duties: list[str]) -> str:
    """A draft of the unit's clerk; answers its path."""
    item = papers.positive_item(code)
    form = papers.form(today, title, item, cast.party_head.id, cast.clerk.id, duties)
    filing = cast.clerk.open(FILINGS, {"form": form}, "F-21")
    return f"{FILINGS}/{filing['id']}"


def study(cast: Cast, today: date, path: str) -> None:
    """The leadership team studies; the signed minutes are attached."""
    upload = cast.clerk.upload("minutes.pdf", papers.MINUTES_PDF, "F-22")
    attach = {"upload_id": upload, "kind": "minutes", "secrecy": "work_secret"}
    cast.clerk.act(f"{path}/attachments", attach, "F-22")
    cast.clerk.act(f"{path}/study", {"minutes": papers.minutes(today, cast.team, upload)}, "F-22, F-34, F-47")


def submit(cast: Cast, today: date, path: str) -> None:
    """Presentation by the party head, gate-keeping by the leader in charge."""
    cast.party_head.act(f"{path}/presentation", {"application": papers.application(today)}, "F-23")
    cast.city_leader.act(f"{path}/gatekeeping", {"outcome": "passed", "opinion": "情况属实，同意报送。"}, "F-24, F-25")


def review(cast: Cast, today: date, path: str, duties: list[str], *, accept: bool) -> None:
    """Review by the counterpart office and collective consultation."""
    declared = [{"person_id": person.id} for person in (cast.head, cast.officer)]
    opened = {"handler_ids": [cast.officer.id], "major_complex": True, "recusals": declared}
    cast.head.act(f"{path}/review", opened, "F-26, P-09")
    text = papers.report(today, cast.codes, duties, accept=accept)
    cast.officer.act(f"{path}/report", {"report": text}, "F-47, F-48")
    cast.head.act(f"{path}/report-confirmation", {"remark": "同意。"}, "F-26, F-47")
    panel = [person.id for person in cast.panel]
    cast.head.act(f"{path}/consultation", {"chair_id": panel[0], "member_ids": panel}, "F-27, F-41")
    result = {"outcome": "passed", "held_on": today.isoformat(), "votes": papers.votes(panel, against=1)}
    cast.panel[0].act(f"{path}/consultation-result", result, "F-27")


def accept(cast: Cast, today: date, path: str, duties: list[str], number: str) -> dict[str, Any]:
    """The committee accepts; the receipt is served and its duties begin to be watched."""
    decision = {
        "outcome": "accepted",
        "resolution": papers.resolution(today, cast.secretary.id, cast.committee),
        "receipt_items": papers.receipt_items(today, duties),
        "validity_until": papers.day(today, 300),
    }
    cast.recorder.act(f"{path}/decision", decision, "F-28, F-50")
    served = {
        "number": number,
        "sealed": True,
        "signed_by": cast.secretary.id,
        "served_on": today.isoformat(),
        "received_by": cast.clerk.id,
        "received_at": f"{today.isoformat()}T00:00:01+08:00",
    }
    return cast.officer.act(f"{path}/receipt", served, "F-50, F-42")


def reject(cast: Cast, today: date, path: str) -> dict[str, Any]:
    """The committee does not accept, with reasons and the compliant way."""
    decision = {
        "outcome": "rejected",
        "resolution": papers.resolution(today, cast.secretary.id, cast.committee),
        "reasons": [papers.REASON],
        "compliant_path": "分期办理用地批复。",
    }
    return cast.recorder.act(f"{path}/decision", decision, "F-28, F-49")
