"""Chapter one, prior filing: accepted, returned, refused, revoked; each effect is looked for in the other services."""

from datetime import date
from typing import Any

from deploy.demo import papers, road
from deploy.demo.cast import Cast
from deploy.demo.client import wait_for

DUTIES = ["补办用地批复", "补办施工许可", "补办消防验收", "补签监理合同", "补缴规费"]
OBLIGATIONS = "/api/filing/v1/aftercare-obligations"


def accepted_and_closed(cast: Cast, today: date, serial: str) -> None:
    """BF-1: the approval bureau's five projects; closed only after the fifth duty is verified."""
    cast.teller.chapter("审批局容缺受理五个重点项目：接受备案，五项善后事项全部核验后办结 (BF-1)")
    path = road.draft(cast, today, "五个重点项目容缺受理先行发证", "xc_p5", DUTIES)
    road.study(cast, today, path)
    road.submit(cast, today, path)
    road.review(cast, today, path, DUTIES, accept=True)
    served = road.accept(cast, today, path, DUTIES, f"示纪备〔{today.year}〕{serial}1号")
    filing_id = served["id"]
    _seen_accepted(cast, filing_id)
    duties = cast.clerk.read(OBLIGATIONS, filing_id=filing_id)["items"]
    cast.teller.holds("five after-care duties are watched (F-42)", len(duties) == 5)
    proof = cast.clerk.upload("proof.pdf", papers.MINUTES_PDF + b"%proof\n")
    for number, duty in enumerate(duties, start=1):
        cast.head.refused(f"{path}/closing", {"note": "办结"}, 409, "obligations_open")
        cast.clerk.act(
            f"{OBLIGATIONS}/{duty['id']}/report", {"text": f"第{number}项已办结。", "evidence": [proof]}, "F-43"
        )
        verdict = {"outcome": "verified", "note": "现场核验属实。"}
        cast.officer.act(f"{OBLIGATIONS}/{duty['id']}/verification", verdict, "F-42")
    closed = cast.head.act(f"{path}/closing", {"note": "五项善后事项均已核验，予以办结。"}, "F-42")
    cast.teller.holds("closed after the fifth duty, not before", closed["status"] == "closed")


def returned_without_minutes(cast: Cast, today: date) -> None:
    """BF-5: no minutes, no study; a filing that reached the office so is returned."""
    cast.teller.chapter("未附会议纪要的申请 (BF-5)")
    path = road.draft(cast, today, "创新审批流程先行先试", "xc_p2", DUTIES[:2])
    bare = papers.minutes(today, cast.team, "00000000-0000-0000-0000-000000000000")
    cast.clerk.refused(f"{path}/study", {"minutes": bare}, 422, "no_collective_study")
    road.study(cast, today, path)
    road.submit(cast, today, path)
    defect = {"code": "no_collective_study", "explanation": "会议纪要未载明参会人员意见，请重新集体研究。"}
    back = cast.officer.act(f"{path}/return", {"defects": [defect]}, "F-22, F-37")
    cast.teller.holds("returned to the unit for lack of a collective study", back["status"] == "returned")


def refused_and_seen(cast: Cast, today: date) -> None:
    """A refusal is visible in accountability, supervision and clarification."""
    cast.teller.chapter("不予备案：说明理由，其他服务随即可见")
    path = road.draft(cast, today, "分期用地项目提前开工", "xc_p5", DUTIES[:2])
    road.study(cast, today, path)
    road.submit(cast, today, path)
    road.review(cast, today, path, DUTIES[:2], accept=False)
    refused = road.reject(cast, today, path)
    filing_id, unit = refused["id"], refused["unit_id"]
    head = cast.head
    wait_for(
        "the refusal is seen in accountability, supervision and clarification",
        cast.teller,
        {
            "accountability": lambda: _status(head, f"/api/accountability/v1/evidence/{filing_id}") == "refused",
            "supervision": lambda: _found(head, f"/api/supervision/v1/watch-list/{filing_id}"),
            "clarification": lambda: _index(head, unit).get("refused_filing_exists") is True,
        },
    )
    cast.teller.holds(
        "the unit sees none of it", not _found(cast.clerk, f"/api/accountability/v1/evidence/{filing_id}")
    )


def hidden_interest(cast: Cast, today: date, serial: str) -> None:
    """BF-9: a hidden family interest is found: negative hit, a case is opened, the filing is revoked."""
    cast.teller.chapter("隐瞒亲属公司承揽：触发负面清单，移交问责，撤销备案 (BF-9)")
    path = road.draft(cast, today, "重点项目抢抓进度完善手续", "xc_p4", DUTIES[:2])
    road.study(cast, today, path)
    road.submit(cast, today, path)
    road.review(cast, today, path, DUTIES[:2], accept=True)
    served = road.accept(cast, today, path, DUTIES[:2], f"示纪备〔{today.year}〕{serial}2号")
    filing_id = served["id"]
    _seen_accepted(cast, filing_id)
    _find_hidden(cast, path)
    head = cast.head
    wait_for(
        "the hit suspends the evidence, opens a case, and the case is linked back",
        cast.teller,
        {
            "accountability": lambda: _status(head, f"/api/accountability/v1/evidence/{filing_id}") == "suspended",
            "case linked in filing": lambda: bool(head.read(path).get("linked_cases")),
        },
    )
    resolution = papers.resolution(today, cast.secretary.id, cast.committee)
    verdict = {"outcome": "revoked", "resolution": resolution, "reason": "查证属实，撤销备案。"}
    revoked = cast.recorder.act(f"{path}/negative-decision", verdict, "F-10, G-20")
    cast.teller.holds("the filing is revoked", revoked["status"] == "revoked")
    wait_for(
        "the revocation closes the evidence",
        cast.teller,
        {"accountability": lambda: _status(head, f"/api/accountability/v1/evidence/{filing_id}") == "closed"},
    )


def _find_hidden(cast: Cast, path: str) -> None:
    proof = cast.officer.upload("finding.pdf", papers.MINUTES_PDF + b"%finding\n")
    facts = "承建方为负责人亲属公司，申请时未如实说明。"
    hits = [{"code": code, "facts": facts, "evidence": [proof]} for code in ("xc_n2", "xc_n7")]
    cast.head.act(f"{path}/negative-hit", {"hits": hits}, "F-10, F-12, F-17")


def _seen_accepted(cast: Cast, filing_id: str) -> None:
    head = cast.head
    wait_for(
        "the acceptance is seen in accountability and supervision",
        cast.teller,
        {
            "accountability": lambda: _status(head, f"/api/accountability/v1/evidence/{filing_id}") == "protecting",
            "supervision": lambda: _found(head, f"/api/supervision/v1/watch-list/{filing_id}"),
        },
    )


def _status(person: Any, path: str) -> str | None:
    answer = person.get(path)
    return answer.json().get("status") if answer.status_code == 200 else None


def _found(person: Any, path: str) -> bool:
    return bool(person.get(path).status_code == 200)


def _index(person: Any, unit: str) -> dict[str, Any]:
    answer = person.get("/api/clarification/v1/filing-index", unit_id=unit)
    found: dict[str, Any] = answer.json() if answer.status_code == 200 else {}
    return found
