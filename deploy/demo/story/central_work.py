"""Chapter four, supervision of central work: a unit last in the list is visited, put right, and checked off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from deploy.demo import interviews, problem_items, sheets, sources, visits
from deploy.demo.cast import Cast
from deploy.demo.client import Person, wait_for
from deploy.demo.days import Days
from deploy.demo.offices import Office, second_office
from deploy.demo.register import register_of
from deploy.demo.visits import Team
from libs.kernel.periods import month_of, year_of

UNIT = "transport-bureau"
_RANKED = ("approval-bureau", "housing-bureau", "education-bureau", "health-commission", UNIT)
_BEFORE = 14
"""So many days before today the team goes; a rectification at once is overdue by then."""


@dataclass(frozen=True)
class Course:
    """Who has to do with it: the office, its team, the unit's clerk, and the unit."""

    office: Office
    team: Team
    clerk: Person
    unit_id: str


def checked_off(cast: Cast, days: Days | None, today: date) -> None:
    """From the day of the visit to the day of the check-off; where no days pass, on one day and without a slip."""
    office = second_office(cast)
    course = Course(office, visits.of_office(office), cast.people["transport-lead-user"], register_of(cast).organ(UNIT))
    if days is not None:
        days.be(-_BEFORE)
    visited_on = day = today if days is None else days.today
    problem = _found_unannounced(cast, course, visited_on)
    due_on = _notified(cast, course, problem)
    if days is not None:
        day = due_on + timedelta(days=1)
        days.be_on(day)
        _slip_by_the_clock(cast, course, problem)
    _put_right(cast, course, problem, day)
    _covered(cast, course, visited_on, day)
    if days is not None:
        days.be(0)


def last_twice(cast: Cast, months: tuple[str, str]) -> None:
    """Two lists handed in as sheets, confirmed by both sides, the same unit last in both: an interview (A-04, G-37)."""
    cast.teller.chapter("导入两个月的排名表格：错误标到单元格；两家确认，连续末位形成约谈 (A-04, G-37)")
    office, unit = second_office(cast), register_of(cast).organ(UNIT)
    _sent_back(cast, months[0])
    earlier, event = (_handed_in(cast, month) for month in months)
    cast.teller.holds("nothing follows from a list that nobody has confirmed", not _is_known(office, earlier))
    for ranking in (earlier, event):
        for side in ("bureau-head", "management-officer"):
            cast.people[side].act(f"{sources.RANKINGS}/{ranking}/confirmation", {}, "G-37")

    def is_there() -> bool:
        found = interviews.find(office.leader, unit, event)
        return found is not None and (found["tier"], found["status"]) == ("xc_i5", "triggered")

    wait_for("twice last: an interview of tier I5 is proposed", cast.teller, {"accountability": is_there})


def _sent_back(cast: Cast, month: str) -> None:
    """A place that is no number: the cell is named, and nothing of the sheet is kept (G-37)."""
    wrong = sheets.filled_in(_form(cast), sheets.ranking_of(month, _RANKED, last="末位"))
    bureau = cast.people["bureau-officer"]
    told = bureau.sent_back(sheets.RANKING_IMPORTS, f"{month}.xlsx", wrong, "sheet_whole_expected")
    where = [error["pointer"] for error in told["errors"]]
    cast.teller.holds("the cell is named: sheet 2, row 8, column D", where == ["#/sheets/2/rows/8/D"])


def _handed_in(cast: Cast, month: str) -> str:
    """The list of that month on the office's form; answers its id."""
    sheet = sheets.filled_in(_form(cast), sheets.ranking_of(month, _RANKED))
    bureau = cast.people["bureau-officer"]
    taken = bureau.handed_in(sheets.RANKING_IMPORTS, f"{month}.xlsx", sheet, "A-04, G-37")
    return str(taken["records"][0]["record_id"])


def _form(cast: Cast) -> bytes:
    return cast.people["bureau-officer"].get(f"{sheets.RANKING_IMPORTS}/template").content


def _is_known(office: Office, ranking: str) -> bool:
    return office.leader.knows(f"{interviews.SERVICE}/triggers/{ranking}")


def _found_unannounced(cast: Cast, course: Course, day: date) -> str:
    """A hidden visit: known to the team alone until it starts; what it finds becomes a problem item (P-33, S-08)."""
    cast.teller.chapter("暗访：开始之前只有检查组知道；发现问题，反馈结论 (S-05, P-33, S-08)")
    team, people = course.team, cast.people
    outside = [course.clerk, course.office.leader, people["management-officer"], people["office1-head"]]
    before = [_seen(person, course.unit_id) for person in outside]
    path = visits.plan(team, "daily_cdi", course.unit_id, day, unannounced=True)
    team.head.act(f"{path}/team", team.named, "P-09, P-32, TV-02")
    hidden = all(not person.knows(path) for person in outside)
    unchanged = [_seen(person, course.unit_id) for person in outside] == before
    cast.teller.holds(
        "neither the unit nor its leader, case management or another office can tell that it is planned (G-54)",
        hidden and unchanged and team.member.knows(path) and team.head.read(path)["number"] is None,
    )
    started = {"place": "东环路改造工地", "started_on": day.isoformat()}
    team.member.refused(f"{path}/start", started, 403, "not_entitled")
    team.leader.act(f"{path}/start", started, "S-05, TV-03")
    cast.teller.holds("from the start on the unit reads it", course.clerk.knows(path))
    without_marks = {"findings": [visits.FINDING], "marks": []}
    team.leader.refused(f"{path}/report", without_marks, 422, "visit_marks_incomplete")
    visits.find(team, path, [visits.FINDING])
    concluded = visits.conclude(team, path, ["十日内全部复工，按节点补足进度。"])
    told = course.clerk.read(f"{path}/conclusion")
    cast.teller.holds(
        f"the unit reads the conclusion and may object until {told['objection_until']} (P-21)",
        course.clerk.read(path)["report"] is None,
    )
    (problem,) = (one["problem_id"] for one in concluded["decided"])
    return f"{problem_items.PROBLEMS}/{problem}"


def _notified(cast: Cast, course: Course, problem: str) -> date:
    """The notice with its day; before it the unit does not know that there is an item (TS-02)."""
    cast.teller.chapter("整改通知：立行立改，单位指定责任人 (G-55, S-10)")
    cast.teller.holds("the unit does not know the item before the notice", not course.clerk.knows(problem))
    notified = problem_items.notify(course.office.head, problem, "immediate")
    outsider = register_of(cast).person("housing-deputy")
    stranger = {"responsible_person_id": outsider, "steps": []}
    course.clerk.refused(f"{problem}/acceptance", stranger, 422, "problem_responsible_without_post")
    problem_items.accept(course.clerk, problem, register_of(cast).person("transport-deputy"))
    read = course.clerk.read(problem)
    cast.teller.holds(
        f"to be put right by {notified['due_on']}; what is weighed inside is not for the unit",
        read["source_id"] is None and read["verifications"] == [],
    )
    return date.fromisoformat(notified["due_on"])


def _slip_by_the_clock(cast: Cast, course: Course, problem: str) -> None:
    """The day after the term nobody needs to do anything: the blue slip is there, and is answered (P-22)."""
    cast.teller.chapter("逾期次日，时钟发出蓝单；单位答复 (G-55, P-22)")
    head = course.office.head

    def is_blue() -> bool:
        return [slip["colour"] for slip in head.read(problem)["slips"]] == ["blue"]

    wait_for("the blue slip is issued by the clock", cast.teller, {"supervision": is_blue})
    (slip,) = course.clerk.read(problem)["slips"]
    problem_items.answer_slip(course.clerk, problem, date.fromisoformat(slip["new_due_on"]))


def _put_right(cast: Cast, course: Course, problem: str, day: date) -> None:
    """Proof, a spot verification by two, and the number is cancelled by who did not verify (S-09, S-10)."""
    cast.teller.chapter("整改、抽核、销号：核查的人和销号的人不是同一人 (S-09, S-10)")
    team, office = course.team, course.office
    problem_items.report(course.clerk, problem)
    missing = problem_items.outstanding(office.head, problem)
    cast.teller.holds("the rules say beforehand what is missing", "problem_not_verified" in missing)
    item = problem.rsplit("/", 1)[1]
    visit = visits.plan(team, "spot_verification", course.unit_id, day, more={"problem_ids": [item]})
    near = team.head.read(visit)["near"]
    cast.teller.holds("a second visit within 14 days is warned of, and not forbidden (G-57)", len(near) >= 1)
    visits.go(team, visit, day)
    problem_items.verify(office, problem, visit)
    visits.find(team, visit)
    visits.conclude(team, visit)
    ended = problem_items.check_off(office.head, problem)
    letters = [letter["letter"] for letter in course.clerk.read(f"{problem}/letters")["items"]]
    cast.teller.holds(
        f"checked off: {ended['number']} is cancelled, and the unit has it in writing (LS-7)",
        ended["status"] == "checked_off" and letters[-1] == "check_off",
    )


def _covered(cast: Cast, course: Course, visited_on: date, verified_on: date) -> None:
    """Who was to be visited, and was: by month for the organ, by year for units with problems (S-05, S-09)."""
    cast.teller.chapter("覆盖情况：本月日常监督、本年抽核，缺口一目了然 (S-05, S-06, S-09)")
    reader = cast.people["management-officer"]
    monthly = _lines(reader, "monthly", month=month_of(visited_on))
    cast.teller.holds(
        "the monthly visit of the commission is made (S-05)",
        next(line for line in monthly if line["scope"] == "organ")["state"] == "ok",
    )
    yearly = {line["unit_id"]: line for line in _lines(reader, "yearly", year=year_of(verified_on))}
    cast.teller.holds("the unit was verified on the spot this year (S-09)", yearly[course.unit_id]["held"] >= 1)
    bodies = _lines(reader, "bodies", month=month_of(visited_on))
    cast.teller.holds(
        "of the dispatched bodies each is told how many visits are missing (S-06)",
        len(bodies) >= 2 and all(line["least"] >= 2 for line in bodies),
    )


def _lines(reader: Person, screen: str, **period: str) -> Sequence[dict[str, Any]]:
    found: list[dict[str, Any]] = reader.read(f"{visits.COVERAGE}/{screen}", **period)["items"]
    return found


def _seen(person: Person, unit_id: str) -> tuple[int, int]:
    """What somebody can count: visits to that unit, and all he may know."""
    return (
        person.read(visits.VISITS, unit_id=unit_id)["total"],
        person.read(visits.VISITS)["total"],
    )
