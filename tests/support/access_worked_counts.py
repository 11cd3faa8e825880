"""Counts, coverage, proposals and sheets of central work: nobody counts, or is given, what their lists do not show."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, Final

import httpx
from python_calamine import load_workbook

from libs.kernel.roles import Role as R
from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_held import Asked
from tests.support.access_matrix import Matrix
from tests.support.access_people import TODAY, Persona
from tests.support.access_rules import ADMINISTRATORS
from tests.support.access_rules_held import OFFICE
from tests.support.access_rules_worked import BODY, SEEING_ALL
from tests.support.access_worked import HERE

COUNTING: Final = OFFICE | BODY | SEEING_ALL | {R.CDI_LEADER_IN_CHARGE}
"""Who plans visits, and who watches that they are made."""
OF_SAMPLES: Final = COUNTING - BODY
OF_LEADS: Final = OFFICE | {R.CASE_MGMT, R.CDI_LEADER_IN_CHARGE}
SPAN: Final = {"from": "2026-01", "to": "2026-03"}
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
TO_COME: Final = frozenset({"awaiting_bureau", "planned", "assigned"})
Cases = list[Any]
Figures = Mapping[str, Callable[[Cases], int]]


def _in(status: str) -> Callable[[Cases], int]:
    return lambda cases: sum(case.status == status for case in cases)


COUNTED: Final[Mapping[str, tuple[str, str, frozenset[str], Callable[[Any], date | None], Figures]]] = {
    "read_problem_statistics": (
        "problem", "problems", COUNTING, lambda case: case.opened_on,
        {"items": len, **{one: _in(one) for one in ("open", "notified", "rectifying", "verifying", "checked_off")}},
    ),
    "read_visit_statistics": (
        "visit", "visits", COUNTING, lambda case: None if case.on_site is None else case.on_site.on,
        {
            "held": _in("closed"), "under_way": lambda cases: sum(case.status != "closed" for case in cases),
            "unannounced": lambda cases: sum(case.status == "closed" and case.unannounced for case in cases),
        },
    ),
    "read_sample_statistics": (
        "common_problem", "samples", OF_SAMPLES, lambda case: case.compiled_on, {"listed": len, "closed": _in("closed")}
    ),
    "read_lead_statistics": (
        "lead", "leads", OF_LEADS, lambda case: case.received_on, {"received": len, "forwarded": _in("forwarded")},
    ),
}  # fmt: skip
"""By route: the case type, the end of the address, who counts, the day that counts, and what is counted."""


def counts(route: str) -> Asked:
    """Everybody asks for the counts of three months."""
    return partial(_counts, route=route)


def _counts(matrix: Matrix, route: str) -> Iterator[Question]:
    kind, path, roles, day_of, figures = COUNTED[route]
    for who in matrix.callers(HERE):
        judge, may = refused(403, "not_entitled"), who.is_any(*roles) and not who.is_any(*ADMINISTRATORS)
        if may:
            known = [one for one in _of_organ(matrix, who, kind) if _counts_then(day_of(one))]
            judge = _counted({name: figure(known) for name, figure in figures.items()})
        cells = len(matrix.items[kind])
        address = f"/v1/statistics/{path}"
        yield Question(who, HERE, route, address, judge, expects=str(may), params=SPAN, cells=cells)


def _of_organ(matrix: Matrix, who: Persona, kind: str) -> Cases:
    cases = (item.case for item in matrix.seen(who, kind).values())
    return [case for case in cases if case.competent_organ_id == who.organ_id]


def _counts_then(day: date | None) -> bool:
    return day is not None and FIRST <= day <= LAST


def _counted(wanted: Mapping[str, int]) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        body = answers[0].json()
        for name, number in wanted.items():
            groups = sum(group[name] for group in body["items"])
            if not body["whole"][name] == groups == number:
                yield f"{name}: {body['whole'][name]}, {groups} in groups, expected {number}"

    return judge


_SPECIAL: Final = "read_special_coverage"
_BY: Final[Mapping[str, tuple[str, str, str | None, str | None]]] = {
    "read_monthly_coverage": ("monthly", "2026-03", "daily_cdi", None),
    "read_coverage_of_bodies": ("bodies", "2026-03", "daily_dispatched", "office_id"),
    _SPECIAL: ("special", "2026-q1", "special", None),
    "read_yearly_coverage": ("yearly", "2026", "spot_verification", "unit_id"),
}
"""By route: the end of the address, the period, the kind of visit that counts, and what each line is of."""
_OF_LINE: Final = frozenset(
    {
        "scope", "office_id", "unit_id", "kind", "held", "under_way", "planned", "least", "gap", "days_left", "state",
        "since", "cites",
    }
)  # fmt: skip


def coverages() -> Mapping[str, Asked]:
    """The screens of coverage: visits count for whom may know them."""
    return {route: partial(_coverage, route=route) for route in _BY}


def _coverage(matrix: Matrix, route: str) -> Iterator[Question]:
    path, period, kind, by = _BY[route]
    roles = COUNTING | {R.BUREAU} if route == _SPECIAL else COUNTING
    name = {"special": "quarter", "yearly": "year"}.get(path, "month")
    for who in matrix.callers(HERE):
        judge, may = refused(403, "not_entitled"), who.is_any(*roles) and not who.is_any(*ADMINISTRATORS)
        if may:
            seen = [item.case for item in matrix.seen(who, "visit").values()]
            bureau = who.is_any(R.BUREAU)
            ours = [
                one for one in seen
                if one.competent_organ_id == who.organ_id or (bureau and one.bureau_id == who.organ_id)
            ]  # fmt: skip
            judge = _covered([one for one in ours if one.kind == kind], by, period)
        address = f"/v1/coverage/{path}"
        yield Question(who, HERE, route, address, judge, expects=str(may), params={name: period})


def _covered(visits: Cases, by: str | None, period: str) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        for line in answers[0].json()["items"]:
            if line.keys() != _OF_LINE:
                yield f"a field without a class: {sorted(line)}"
            own_kind = line["kind"] is not None and (line["office_id"] is None or line["unit_id"] is None)
            if own_kind and (found := _of(line)) != (wanted := _figures(visits, by, line, period)):
                yield f"{line['scope']}: {found}, expected {wanted}"

    return judge


def _of(line: Mapping[str, Any]) -> tuple[int, int, int]:
    return line["held"], line["under_way"], line["planned"]


def _figures(visits: Cases, by: str | None, line: Mapping[str, Any], period: str) -> tuple[int, int, int]:
    those = [one for one in visits if by is None or str(getattr(one, by)) == line[by]]
    on_site = [one for one in those if one.on_site is not None and _within(one.on_site.on, period)]
    held = sum(_holds(one) for one in on_site)
    under_way = sum(one.status != "closed" for one in on_site)
    return held, under_way, sum(one.status in TO_COME and _within(one.planned_on, period) for one in those)


def _within(day: date, period: str) -> bool:
    if "q" in period:
        return f"{day.year}-q{(day.month + 2) // 3}" == period
    return day.isoformat().startswith(period)


def _holds(visit: Any) -> bool:
    confirmed = visit.bureau_answer is not None and visit.bureau_answer.confirmed
    return visit.status == "closed" and (visit.kind != "special" or confirmed)


def frequency(matrix: Matrix) -> Iterator[Question]:
    """The figures on frequency: for whom the screens are."""
    for who in matrix.callers(HERE):
        may = who.is_any(*COUNTING) and not who.is_any(*ADMINISTRATORS)
        judge = _frequency([one.case for one in matrix.seen(who, "visit").values()], who) if may else _turned_away
        yield Question(
            who, HERE, "read_coverage_statistics", "/v1/statistics/coverage", judge, expects=str(may), params=SPAN
        )


_turned_away: Final = refused(403, "not_entitled")


def _frequency(visits: Cases, who: Persona) -> Judge:
    mine = [one for one in visits if one.competent_organ_id == who.organ_id and one.kind == "daily_cdi"]

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        for line in answers[0].json()["items"]:
            if line["kind"] == "daily_cdi":
                held, _, _ = _figures(mine, None, line, line["period"])
                if line["held"] != held:
                    yield f"{line['period']}: {line['held']} held, expected {held}"

    return judge


_OF_PROPOSAL: Final = frozenset({"unit_id", "reasons", "kinds", "visited_on", "planned_on", "near"})


def proposals(matrix: Matrix) -> Iterator[Question]:
    """Proposals for the next plan: no day of a visit, and no reason, that is not theirs to know."""
    for who in matrix.callers(HERE):
        may = who.is_any(*COUNTING) and not who.is_any(*ADMINISTRATORS)
        judge = _proposed(matrix, who) if may else _turned_away
        yield Question(
            who, HERE, "list_visit_proposals", "/v1/visit-proposals", judge, expects=str(may), params={"page_size": 200}
        )


def _proposed(matrix: Matrix, who: Persona) -> Judge:
    visits, watched = _of_organ(matrix, who, "visit"), _of_organ(matrix, who, "unit_watch")
    tasks = [one for one in _of_organ(matrix, who, "task") if one.status == "under_way" and one.light == "red"]

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        for one in answers[0].json()["items"]:
            unit = one["unit_id"]
            if one.keys() != _OF_PROPOSAL:
                yield f"a field without a class: {sorted(one)}"
            if (found := (one["visited_on"], one["planned_on"])) != (wanted := _days(visits, unit)):
                yield f"days {found}, expected {wanted}"
            most = {
                "interview_escalated": sum(str(case.unit_id) == unit and case.status == "on_list" for case in watched),
                "task_red": sum(unit in map(str, case.red_unit_ids) for case in tasks),
            }  # fmt: skip
            for reason in one["reasons"]:
                if reason["cases"] > most.get(reason["reason"], reason["cases"]):
                    yield f"{reason['reason']}: {reason['cases']} cases, of which {most[reason['reason']]} may be known"

    return judge


def _days(visits: Cases, unit: str) -> tuple[str | None, str | None]:
    there = [one for one in visits if str(one.unit_id) == unit]
    held = [one.on_site.on for one in there if _holds(one)]
    to_come = [one.planned_on for one in there if one.status in TO_COME and one.planned_on >= TODAY]
    last, following = max(held, default=None), min(to_come, default=None)
    return None if last is None else last.isoformat(), None if following is None else following.isoformat()


SHEETS: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    "export_problems": ("problem", "problems", ("Kind", "Source")),
    "export_visits": ("visit", "visits", ("Kind",)),
}
"""By route: the case type, the end of the address, and the columns that are closed to those outside."""


def sheets() -> Mapping[str, Asked]:
    """The lists as sheets."""
    return {route: partial(_sheets, route=route) for route in SHEETS}


def _sheets(matrix: Matrix, route: str) -> Iterator[Question]:
    kind, path, closed = SHEETS[route]
    for who in matrix.callers(HERE):
        seen = matrix.seen(who, kind)
        inside = sum(matrix.standing(who, item).inside for item in seen.values())
        judge = _sheet_judge(len(seen), inside, closed)
        yield Question(who, HERE, route, f"/v1/exports/{path}", judge, expects=str(bool(seen)), cells=len(seen))


def _sheet_judge(lines: int, inside: int, closed: tuple[str, ...]) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        rows = load_workbook(BytesIO(answers[0].content)).get_sheet_by_index(0).to_python()
        start = next(number for number, row in enumerate(rows) if "No." in row)
        heads, filled = rows[start], [row for row in rows[start + 1 :] if isinstance(row[0], int | float)]
        if len(filled) != lines:
            yield f"{len(filled)} lines, expected {lines}"
        for head in closed:
            told = sum(bool(row[heads.index(head)]) for row in filled)
            if told != inside:
                yield f"{head}: told of {told} cases, expected {inside}"

    return judge
