"""Chapter three, interviews: a criticism and two months at the bottom; called, held and put right, or missed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from deploy.demo import interviews, sources
from deploy.demo.cast import Cast
from deploy.demo.client import Person, wait_for
from deploy.demo.offices import Office, first_office, second_office
from deploy.demo.register import Register, register_of


@dataclass(frozen=True)
class Called:
    """An interview that was called for a day: who handles it, its path, unit, interviewer, and that day."""

    office: Office
    path: str
    unit_id: str
    interviewer: Person
    day: date


def named_and_called(cast: Cast, today: date, serial: str) -> Called:
    """IN-2's rule for a bureau: a vice mayor names it, so a member interviews its deputy in charge (A-02)."""
    cast.teller.chapter("副市长点名批评：核对事实和备案，核定第三类约谈，发出通知 (A-02)")
    office, register, leader = first_office(cast), register_of(cast), cast.people["vice-mayor-1"]
    unit, interviewer = register.organ("housing-bureau"), cast.people["sc-member-2"]
    event = sources.criticise(leader, "municipal", today, [sources.named(unit)], serial)
    path = _triggered(cast, office, unit, event, "xc_i3", "the criticism is weighed: tier I3 is proposed, not imposed")
    clerk = cast.people["housing-clerk"]
    cast.teller.holds("the unit knows nothing of it before the notice", not clerk.knows(path))
    confirmed = _confirmed(cast, office, path)
    deputy = register.person("housing-deputy")
    cast.teller.holds(
        "a named leader confirms it; the deputy in charge by the posts of that day is to come (G-39)",
        [one["person_id"] for one in confirmed["confirmation"]["interviewees"]] == [deputy],
    )
    day = _called(cast, office, path, interviewer, serial)
    notice = clerk.read(path)
    cast.teller.holds(
        "the unit reads the notice, and nothing of what the organ weighs (A-33)",
        notice["letters"]["notice"] is not None and notice["bases"] == [] and not notice["confirmation"]["opinion"],
    )
    cast.teller.holds("other units do not know that it is there", not cast.people["transport-lead-user"].knows(path))
    return Called(office, path, unit, interviewer, day)


def ranked_and_called(cast: Cast, months: tuple[str, str], serial: str) -> Called:
    """IN-4: last twice in a row, so a member interviews the deputy; nobody is pursued for it of itself (A-04, G-38)."""
    cast.teller.chapter("“月讲评”连续两次末位：两家确认榜单，第五类约谈，不自动追责 (IN-4)")
    office, register, interviewer = second_office(cast), register_of(cast), cast.people["svc-member-1"]
    unit = register.organ("transport-bureau")
    rank_last(cast, register, months[0], "transport-bureau")
    second = rank_last(cast, register, months[1], "transport-bureau")
    path = _triggered(cast, office, unit, second, "xc_i5", "the second month in a row makes tier I5, the first did not")
    rule = office.leader.read(path)["tier_rule"]
    cast.teller.holds(
        "pursuit is not automatic (A-04, G-38)", rule["pursuit"] == "not_automatic" and "A-04" in rule["cites"]
    )
    _confirmed(cast, office, path)
    day = interviews.call(office, path, interviewer.id, f"{serial}讲评")
    return Called(office, path, unit, interviewer, day)


def rank_last(cast: Cast, register: Register, period: str, last: str) -> str:
    """The municipal units of that month with one of them at the bottom; bureau and case management confirm."""
    codes = ["approval-bureau", "housing-bureau", "education-bureau", "transport-bureau", "health-commission"]
    units = [register.organ(code) for code in (*(code for code in codes if code != last), last)]
    people = cast.people
    return sources.rank(people["bureau-officer"], people["bureau-head"], people["management-officer"], period, units)


def put_right(cast: Cast, called: Called) -> None:
    """The talk took place; the bureau puts everything right, two officers see it, and nobody is pursued (TI-09)."""
    cast.teller.chapter("约谈如期进行：签字记录、整改、实地核验、办结")
    office, path = called.office, called.path
    interviews.hold(office, path, called.interviewer)
    unit = cast.people["transport-lead-user"]
    verified = interviews.put_right(office, path, unit, register_of(cast).person("transport-deputy"))
    cast.teller.holds("seen on site by two, not taken from the report (S-09)", verified["status"] == "verified")
    office.head.refused(f"{path}/closing", {"pursuit": "case", "reasons": ""}, 422, "pursuit_not_automatic")
    closed = interviews.close(office, path)
    cast.teller.holds(
        "closed without pursuit: a ranking alone pursues nobody",
        (closed["status"], closed["closing"]["pursuit"]) == ("closed", "none"),
    )


def stops_here(cast: Cast, *called: Called) -> None:
    """In a Lanyard that others run, the days of the office cannot be made to pass: the talks are still to come."""
    days = ", ".join(sorted({one.day.isoformat() for one in called}))
    first = called[0]
    early = {"held_on": first.day.isoformat(), "staff": [], "statements": [], "signed_by": []}
    told = first.interviewer.refused(f"{first.path}/record", early, 422, "interview_day_wrong")
    cast.teller.holds(f"the talks are on {days}, and nobody can record one before its day", "G-40" in told["cites"])


def _triggered(cast: Cast, office: Office, unit: str, event: str, tier: str, said: str) -> str:
    reader = office.leader

    def is_there() -> bool:
        found = interviews.find(reader, unit, event)
        return found is not None and (found["tier"], found["status"]) == (tier, "triggered")

    wait_for(said, cast.teller, {"accountability": is_there})
    return interviews.path_of(reader, unit, event)


def _confirmed(cast: Cast, office: Office, path: str) -> dict[str, Any]:
    unlooked = {"checks": [], "filings_looked_up": False, "interviewees": [], "opinion": "同意。"}
    office.leader.refused(f"{path}/confirmation", unlooked, 422, "filings_not_looked_up")
    return interviews.confirm(office, path)


def _called(cast: Cast, office: Office, path: str, interviewer: Person, serial: str) -> date:
    below = interviews.notice(office.head.id, date.fromisoformat(_earliest(office, path)), serial)
    office.handler.refused(f"{path}/notice", below, 422, "interviewer_without_rank")
    tomorrow = date.fromisoformat(_earliest(office, path)) - timedelta(days=1)
    soon = interviews.notice(interviewer.id, tomorrow, serial)
    office.handler.refused(f"{path}/notice", soon, 422, "interview_notice_too_short")
    return interviews.call(office, path, interviewer.id, serial)


def _earliest(office: Office, path: str) -> str:
    return str(interviews.checked(office.handler, path)["earliest_on"])
