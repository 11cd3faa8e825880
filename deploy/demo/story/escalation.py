"""Chapter three, escalation: who does not come meets the next tier, every service sees it, and at last a case opens."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from deploy.demo import interviews, road, sources
from deploy.demo.cast import Cast
from deploy.demo.client import Person, wait_for
from deploy.demo.days import Days
from deploy.demo.register import register_of
from deploy.demo.story import interviews as talks
from deploy.demo.story.interviews import Called

ESCALATIONS = "/api/filing/v1/escalations"
LEAD_INDEX = "/api/clarification/v1/lead-index"
_DUTIES = ["补办用地批复", "补办施工许可"]
_BEFORE = 18
"""So many days before today the story of the interviews begins; two notices of two working days fit in."""


@dataclass(frozen=True)
class Escalated:
    """What became of it: paths of the interview, of the next one, of a filing open meanwhile, and of the case."""

    path: str
    next_path: str
    filing: str
    case: str = ""


def begin(days: Days) -> None:
    """Go back to the day on which the story of the interviews begins."""
    days.be(-_BEFORE)


def over_the_weeks(cast: Cast, days: Days, months: tuple[str, str], serial: str) -> Escalated:
    """Both interviews from the sources to their ends: one put right, one escalated twice until a case opens."""
    today = days.today - timedelta(days=days.away)
    begin(days)
    missed = talks.named_and_called(cast, days.today, serial)
    kept = talks.ranked_and_called(cast, months, serial)
    days.be_on(max(missed.day, kept.day))
    talks.put_right(cast, kept)
    escalated = missed_and_escalated(cast, missed, today, serial)
    called = _called_above(cast, missed, escalated, serial)
    days.be(0)
    return replace(escalated, case=pursued(cast, called))


def missed_and_escalated(cast: Cast, called: Called, today: date, serial: str) -> Escalated:
    """Not to come is on record; the head proposes, the leader escalates, and the others know at once (A-06, S-12)."""
    cast.teller.chapter("无正当理由未到：升级约谈，督查、备案、澄清随即可见 (S-12, F-48, C-14)")
    filing = open_filing(cast, today)
    office, path, register = called.office, called.path, register_of(cast)
    office.head.refused(f"{path}/escalation-proposal", {"ground": "no_show", "reasons": "未到。"}, 409, "not_now")
    interviews.miss(path, called.interviewer, interviews.superior(register))
    again = interviews.notice(called.interviewer.id, called.day + timedelta(days=10), f"{serial}再")
    office.handler.refused(f"{path}/notice", again, 409, "no_show_not_excused")
    interviews.propose_escalation(office, path, "no_show")
    told = interviews.escalate(office, path)
    seen_everywhere(cast, called, filing)
    cast.teller.holds("the next tier is asked for by the same act", told["escalation"]["next_tier"] == "xc_i4")
    _kept_from_the_unit(cast, called, filing)
    return Escalated(path, f"{interviews.INTERVIEWS}/{told['escalation']['next_interview_id']}", filing)


def seen_everywhere(cast: Cast, called: Called, filing: str) -> None:
    """Supervision visits more often, the open filing is deliberated alone, clarification waits (S-12, F-48, C-14)."""
    head, interview_id = called.office.head, called.path.rsplit("/", 1)[1]
    wait_for(
        "the escalation is seen in supervision, filing and clarification",
        cast.teller,
        {
            "supervision": lambda: head.knows(f"{sources.WATCHED_UNITS}/{interview_id}"),
            "filing": lambda: is_marked(head, filing, interview_id),
            "clarification": lambda: head.read(LEAD_INDEX, unit_id=called.unit_id)["accountability_case_exists"],
        },
    )


def is_marked(reviewer: Person, filing: str, interview_id: str) -> bool:
    """Whether the reviewer reads that this filing is to be deliberated by itself because of that interview (F-48)."""
    return interview_id in {mark["interview_id"] for mark in reviewer.read(filing)["single_matter"]}


def pursued(cast: Cast, called: Called) -> str:
    """The party head does not come either: no higher interviewer is left, and a case opens on him; its path."""
    cast.teller.chapter("升级后的约谈仍未到：不再有更高层级，启动问责 (A-06, S-12)")
    office, path, register = called.office, called.path, register_of(cast)
    interviews.miss(path, called.interviewer, interviews.superior(register))
    interviews.propose_escalation(office, path, "no_show")
    told = interviews.escalate(office, path, register.person("housing-head"))
    case = f"/api/accountability/v1/cases/{told['escalation']['case_id']}"
    opened = office.head.read(case)
    cast.teller.holds(
        "a case is open on the party head, whose source is the interview (TA-01)",
        (opened["source_kind"], opened["status"]) == ("interview_escalated", "opened")
        and opened["object"]["person_id"] == register.person("housing-head"),
    )
    return case


def _called_above(cast: Cast, missed: Called, escalated: Escalated, serial: str) -> Called:
    """The interview of the next tier is confirmed and called: the secretary interviews the party head."""
    office, path, secretary = missed.office, escalated.next_path, cast.secretary
    confirmed = interviews.confirm(office, path)
    cast.teller.holds(
        "now the secretary interviews the principal leader (A-03)",
        (confirmed["tier"], confirmed["tier_rule"]["interviewee"]) == ("xc_i4", "principal"),
    )
    day = interviews.call(office, path, secretary.id, f"{serial}升级")
    return replace(missed, path=path, interviewer=secretary, day=day)


def open_filing(cast: Cast, today: date) -> str:
    """A filing of the same bureau, handed to the office and not decided."""
    people = cast.people
    housing = replace(cast, clerk=people["housing-clerk"], party_head=people["housing-head"])
    path = road.draft(housing, today, "老旧小区改造分期开工", "xc_p5", _DUTIES)
    road.study(housing, today, path)
    road.submit(housing, today, path)
    return path


def _kept_from_the_unit(cast: Cast, called: Called, filing: str) -> None:
    clerk, interview_id = cast.people["housing-clerk"], called.path.rsplit("/", 1)[1]
    cast.teller.holds(
        "the bureau reads neither the watch list nor the mark, and not what was opened next",
        not clerk.knows(f"{sources.WATCHED_UNITS}/{interview_id}")
        and not clerk.knows(f"{ESCALATIONS}/{interview_id}")
        and not clerk.read(filing)["single_matter"]
        and clerk.read(called.path)["escalation"]["next_interview_id"] is None,
    )
