"""Whether lists, figures and screens of frequency stay as quick with a hundred times as many problems and visits."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from deploy.bench.inspected_city import Seeds, clear, count, found_city, grow
from deploy.bench.load import undisturbed_ms
from deploy.bench.stage import Bench

SMALL: Final = 1_000
"""So many problem items, and so many visits, to compare with."""
LARGE: Final = 100_000
VISITS_LARGE: Final = 10_000
_PASSES: Final = 5
_ROUNDS: Final = 50
SCREENS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "problem_list": "/v1/problem-items?page_size=20",
        "problem_list_overdue": "/v1/problem-items?page_size=20&overdue=true&sort=rectify_by",
        "visit_list": "/v1/visits?page_size=20",
        "problems_by_month": "/v1/statistics/problems?by=month",
        "problems_by_nature": "/v1/statistics/problems?by=nature",
        "problems_by_unit": "/v1/statistics/problems?by=unit",
        "visits_by_kind": "/v1/statistics/visits?by=kind",
        "visits_by_office": "/v1/statistics/visits?by=office",
        "visits_by_week": "/v1/statistics/visits?by=week&from={month}&to={month}",
        "coverage_by_month": "/v1/statistics/coverage",
        "coverage_monthly": "/v1/coverage/monthly",
        "coverage_bodies": "/v1/coverage/bodies",
        "coverage_special": "/v1/coverage/special",
        "coverage_yearly": "/v1/coverage/yearly",
        "visit_proposals": "/v1/visit-proposals",
    }
)
"""What is measured, each for the head of a supervision office and for case management, which sees the whole organ."""
_FOR_ORGAN: Final = ("problem_list_overdue",)
"""Few are overdue of one office among a thousand: a page that is not full is no measure for one that is."""
CALLERS: Final[Mapping[str, str]] = MappingProxyType({"office": "office1-head", "organ": "management-officer"})
_GROUPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "supervision_list_growth": ("problem_list", "problem_list_overdue", "visit_list"),
        "supervision_statistics_growth": ("problems_by", "visits_by", "coverage_by"),
        "supervision_frequency_growth": ("coverage_monthly", "coverage_bodies", "coverage_special", "coverage_yearly",
                                         "visit_proposals"),
    }
)  # fmt: skip


def measure_screens(bench: Bench, seeds: Seeds) -> dict[str, float]:
    """Milliseconds of each screen for each caller, small and large, and the worst growth of each group."""
    asyncio.run(found_city(bench))
    asyncio.run(clear(bench, seeds))
    asyncio.run(grow(bench, seeds, range(1, SMALL + 1), range(1, SMALL + 1)))
    small = _measured(bench)
    asyncio.run(grow(bench, seeds, range(SMALL + 1, LARGE + 1), range(SMALL + 1, VISITS_LARGE + 1)))
    large = _measured(bench)
    growth = {name: large[name] / small[name] for name in small}
    worst = {
        group: max(value for name, value in growth.items() if name.startswith(members))
        for group, members in _GROUPS.items()
    }
    told = {f"{name}_ms_1k": value for name, value in small.items()}
    told |= {f"{name}_ms_100k": value for name, value in large.items()}
    return {**told, **asyncio.run(count(bench)), **worst}


def plant(bench: Bench) -> Seeds:
    """One problem item and one visit, entered through the doors."""
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    people = bench.cast.people
    unit = str(bench.cast.clerk.me["organ"]["id"])
    item: dict[str, Any] = {
        "unit_id": unit,
        "source": "office",
        "found_on": str(day),
        "nature": "poor_quality",
        "level": "general",
        "facts": "配套管网工程应于二月底完工，现场仅完成约四成",
        "place": "东城片区三号路段",
        "evidence": ["现场照片六张"],
        "demands": ["补齐施工力量并报送赶工计划"],
        "term": "short",
    }
    order = {"content": "重点任务推进情况", "subject": "建设单位", "scope": "三个在建小区", "methods": ["on_site"]}
    named = {"unit_id": unit, "planned_on": str(day + timedelta(1)), "kind": "daily_cdi", "unannounced": False}
    problem = people["office1-officer"].open("/api/supervision/v1/problem-items", item)
    visit = people["office1-head"].open("/api/supervision/v1/visits", {**named, **order})
    return Seeds(str(problem["id"]), str(visit["id"]))


def _measured(bench: Bench) -> dict[str, float]:
    """The best of a few passes: what else the machine does meanwhile is not to be measured."""
    found: dict[str, float] = {}
    month = datetime.now(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m")
    for _ in range(_PASSES):
        for caller, account in CALLERS.items():
            me = bench.cast.people[account].me
            for screen, path in SCREENS.items():
                if caller != "organ" and screen in _FOR_ORGAN:
                    continue
                address = bench.address("supervision", path.format(month=month))
                took = undisturbed_ms(address, partial(_token, bench, me), _ROUNDS)
                name = f"{screen}_{caller}"
                found[name] = min(took, found.get(name, took))
    return found


def _token(bench: Bench, me: dict[str, Any]) -> str:
    return bench.token("supervision", account=me)
