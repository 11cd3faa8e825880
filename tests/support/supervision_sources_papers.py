"""Valid bodies for criticisms, circulars, rankings and watched units, for unit tests, doors and whole stories alike."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

Body = dict[str, Any]
SAID = "推进老旧小区改造进展缓慢，多次调度仍未见效"
EVIDENCE = "会议纪要第5期"
DUTY = "督查通报第12期"


def named(unit_id: UUID | str, *roles: str, unfulfilled: bool = False) -> Body:
    """A unit named with its part in the work, undertaking unless said otherwise; ``unfulfilled`` as a lead unit."""
    duty = {"lead_duty_unfulfilled": True, "lead_duty_evidence": DUTY} if unfulfilled else {}
    return {"unit_id": str(unit_id), "roles": list(roles or ("undertaking",)), **duty}


def criticism(units: Sequence[Body], *, leader_id: UUID | str | None = None, **changed: Any) -> Body:
    """A criticism of these units; by a municipal leader of the directory, or by a provincial one outside it."""
    who: Body = {"leader": "分管副省长", "level": "provincial"}
    if leader_id is not None:
        who = {"leader_id": str(leader_id), "level": "municipal"}
    told = {"reference": "全市重点项目推进会", "occurred_on": "2026-03-02", "said": SAID, "evidence": [EVIDENCE]}
    return {**who, **told, "units": list(units), **changed}


def circular(units: Sequence[Body], **changed: Any) -> Body:
    """A provincial circular on these units, whose issuer the directory does not know."""
    who = {"issuer": "省有关厅局", "level": "provincial", "reference": "豫督〔2026〕7号"}
    return {**who, "occurred_on": "2026-03-02", "said": SAID, "units": list(units), "evidence": ["通报原件"], **changed}


def withdrawal(reasons: str = "核对原件，所列单位并未被点名") -> Body:
    """A withdrawal with reasons."""
    return {"reasons": reasons}


def places(*units: UUID | str | Sequence[UUID | str]) -> list[Body]:
    """Places from the best to the last; units in one sequence share a place, and as many are left out after it."""
    listed: list[Body] = []
    for entry in units:
        shared = [entry] if isinstance(entry, UUID | str) else list(entry)
        rank = len(listed) + 1
        listed += [{"unit_id": str(unit), "rank": rank, "tied": len(shared) > 1} for unit in shared]
    return listed


def outside(rank: int, code: str = "外市工作专班", *, tied: bool = False) -> Body:
    """The place of a body of another city."""
    return {"outside": code, "rank": rank, "tied": tied}


def ranking(listed: Sequence[Body], **changed: Any) -> Body:
    """The monthly review of the counties for February 2026."""
    month = {"kind": "monthly_review", "list_code": "counties", "period": "2026-02"}
    known = {"reference": "市政府“月讲评”会议", "evidence": ["排名表（盖章件）"]}
    return {**month, **known, "ranked": len(listed), "places": list(listed), **changed}


def correction(listed: Sequence[Body], **changed: Any) -> Body:
    """A corrected list."""
    return {"reasons": "复核发现得分录入颠倒", "ranked": len(listed), "places": list(listed), **changed}


def release() -> Body:
    """The release of a watched unit."""
    return {"reasons": "两次实地回访，整改已到位"}
