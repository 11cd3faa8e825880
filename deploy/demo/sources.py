"""What supervision records and accountability hears: a criticism by a leader, a circular, the monthly ranking."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from deploy.demo.client import Missing, Person

SERVICE = "/api/supervision/v1"
CRITICISMS = f"{SERVICE}/criticisms"
CIRCULARS = f"{SERVICE}/circulars"
RANKINGS = f"{SERVICE}/rankings"
WATCHED_UNITS = f"{SERVICE}/watched-units"
_FIRST_YEAR = 2019


def named(unit_id: str, role: str = "undertaking", *, unfulfilled: bool = False) -> dict[str, Any]:
    """A unit with its part in the work; ``unfulfilled``: it leads, and the finding that it did not is on record."""
    duty = {"lead_duty_unfulfilled": True, "lead_duty_evidence": "督查通报第12期"} if unfulfilled else {}
    return {"unit_id": unit_id, "roles": [role], **duty}


def criticise(leader: Person, level: str, occurred_on: date, units: Sequence[dict[str, Any]], serial: str) -> str:
    """The leader records a criticism of his own; answers its id, which is that of the event."""
    criticism = {
        "leader_id": leader.id,
        "level": level,
        "reference": f"全市重点项目推进会（{serial}）",
        "occurred_on": occurred_on.isoformat(),
        "said": "推进老旧小区改造进展缓慢，多次调度仍未见效。",
        "units": list(units),
        "evidence": ["会议纪要第5期"],
        "separate_event": True,
    }
    return str(leader.open(CRITICISMS, criticism, "A-01, A-02, A-03, G-34")["id"])


def circulate(recorder: Person, level: str, day: date, units: Sequence[dict[str, Any]], serial: str) -> str:
    """A circular of a body that the directory does not know is recorded as received; answers its id."""
    circular = {
        "issuer": "国务院有关督查组" if level == "national" else "省有关厅局",
        "level": level,
        "reference": f"督〔{day.year}〕{serial}号",
        "occurred_on": day.isoformat(),
        "said": "督查发现三个项目长期停工，牵头单位协调不力。",
        "units": list(units),
        "evidence": ["通报原件"],
    }
    return str(recorder.open(CIRCULARS, circular, "A-01, A-03, G-35")["id"])


def rank(bureau: Person, confirmer: Person, management: Person, period: str, units: Sequence[str]) -> str:
    """The monthly ranking of municipal units, best first, handed in by the bureau and confirmed by both sides."""
    ranking = {
        "kind": "monthly_review",
        "list_code": "municipal_units",
        "period": period,
        "reference": "市政府“月讲评”会议",
        "evidence": ["排名表（盖章件）"],
        "ranked": len(units),
        "places": [{"unit_id": unit, "rank": place, "tied": False} for place, unit in enumerate(units, start=1)],
    }
    ranking_id = bureau.open(RANKINGS, ranking, "A-04, G-37")["id"]
    confirmer.act(f"{RANKINGS}/{ranking_id}/confirmation", {}, "G-37")
    management.act(f"{RANKINGS}/{ranking_id}/confirmation", {}, "G-37")
    return str(ranking_id)


def free_months(bureau: Person, today: date) -> tuple[str, str]:
    """Two months in a row, not yet begun to count, for which nobody has handed in a list: one period has one list."""
    taken = {one["period"] for one in _lists(bureau)}
    month = today.replace(day=1)
    while month.year > _FIRST_YEAR:
        later, month = month, (month - timedelta(days=1)).replace(day=1)
        pair = (month.strftime("%Y-%m"), later.strftime("%Y-%m"))
        if taken.isdisjoint(pair):
            return pair
    raise Missing("two months in a row without a ranking list")


def _lists(bureau: Person) -> list[dict[str, Any]]:
    wanted = {"kind": "monthly_review", "list_code": "municipal_units", "page_size": 200}
    found: list[dict[str, Any]] = bureau.read(RANKINGS, **wanted)["items"]
    return [one for one in found if one["status"] != "withdrawn"]
