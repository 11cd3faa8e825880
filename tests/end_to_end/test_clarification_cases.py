"""Four cases of clarification on the whole system: what happened, what the rules make of it, and who may know."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from deploy.demo import clearing, leads, malice, vault
from deploy.demo import clearing_papers as papers
from deploy.demo.cast import Cast
from deploy.demo.client import Person
from deploy.demo.offices import Office, county_office, first_office, second_office
from deploy.demo.story import waiting
from tests.end_to_end.whole import becomes

pytestmark = pytest.mark.timeout(300)
NOT_SAID_TO_APPLICANTS = ("线索", "暂缓", "核查", "举报", "deferred", "lead", "paused")


@pytest.fixture
def today() -> date:
    """The day of the office."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def found_untrue(office: Office, subject: Person, problem: str, today: date, report: str | None = None) -> str:
    """A lead on that person is verified and found untrue; its id, once clarification knows of it."""
    lead = leads.register(office, subject, problem, today, report)
    leads.conclude(office, lead, today, "untrue")
    lead_id = lead.rsplit("/", 1)[1]
    assert becomes(lambda: clearing.candidate(office, lead_id) is not None)
    return lead_id


def events_of(person: Person, case: str) -> list[str]:
    """The types of the events on that case which the change feed tells that person, oldest first."""
    page = person.read(waiting.CHANGES)
    items = page["items"]
    while page["more"]:
        page = person.read(waiting.CHANGES, after=page["cursor"])
        items += page["items"]
    return [item["type"] for item in items if item["subject"] == case.rsplit("/", 1)[1]]


def test_a_candidate_hit_by_an_untrue_anonymous_report_is_cleared_by_letter_and_circular(
    cast: Cast, today: date
) -> None:
    """CL-1: C-07, C-19 and P-10."""
    office, subject, party_head = first_office(cast), cast.people["housing-official"], cast.people["housing-head"]
    said = "在考察前为亲属谋取工程"
    anonymous = {**vault.report(today, subject.id, f"反映其{said}。"), "named": False, "reporter": None}
    sealed = office.letters.open(vault.REPORTS, anonymous)
    path = clearing.take_up(office, found_untrue(office, subject, said, today, sealed["id"]), said)
    clearing.accept(office, path)
    proposed = clearing.propose(office, path, subject, today)["proposal"]
    assert [situation["code"] for situation in proposed["situations"]] == ["xc_c1"]
    assert [method["code"] for method in proposed["methods"]] == ["written", "circular"]
    clearing.assess(office, path, today)
    office.handler.act(f"{path}/impact-assessment", papers.impact(today, "1"))
    clearing.hear_party_head(office, path, party_head, today)
    office.secretary.act(f"{path}/decision", {"outcome": "approved", "remark": "同意。"})
    clearing.carry_out(office, path, subject, today, "1", said)
    cleared = office.handler.read(path)
    assert cleared["status"] == "executed"
    assert [proof["method"] for proof in cleared["proofs"]] == ["written", "circular"]
    assert said in cleared["letter"]["text"] and cleared["letter"]["problems"] == [said]


def test_while_another_lead_is_open_the_clarification_waits_and_its_clock_rests_and_nobody_is_told(
    cast: Cast, today: date
) -> None:
    """CL-6: C-14 and G-24."""
    office, subject = second_office(cast), cast.people["health-official"]
    application, path = waiting.applied(cast, office, subject, "在采购中收受回扣", today)
    before = waiting.seen_by(subject, application)
    assert becomes(lambda: len(events_of(office.head, path)) == 2)
    told = events_of(office.head, path)
    secret = leads.register(office, subject, "另有反映：公车私用", today)
    assert becomes(lambda: office.head.read(path)["status"] == "deferred")
    clock = clearing.opinion_due(office.head, path)
    assert (clock["state"], clock["due_on"]) == ("paused", None)
    assert [one["ground"] for one in office.handler.read(f"{path}/deferrals")["items"]] == ["lead_open"]
    assert waiting.seen_by(subject, application) == before
    notice = subject.read(application)["notice"]
    assert "正在研究" in str(notice) and not any(word in str(notice) for word in NOT_SAID_TO_APPLICANTS)
    office.handler.refused(f"{path}/proposal", papers.proposal(subject), 409, "not_now")
    leads.conclude(office, secret, today, "unprovable")
    assert becomes(lambda: office.head.read(path)["status"] == "assessing")
    assert clearing.opinion_due(office.head, path)["state"] == "running"
    assert waiting.seen_by(subject, application) == before
    assert events_of(office.head, path) == told == [
        "clarification.clarification.opened.v1",
        "clarification.clarification.assessing.v1",
    ]  # fmt: skip


def test_an_application_received_on_31_january_2023_is_due_for_an_opinion_on_28_february(cast: Cast) -> None:
    """CL-9: C-24 and G-04."""
    office, subject = second_office(cast), _person(cast, "transport-deputy")
    form = {**papers.application(cast.people["transport-official"], "挪用专项资金")["form"], "post": "副局长"}
    paper = {
        "subject": {"kind": "person", "person_id": subject, "unit_id": form["unit_id"]},
        "form": form,
        "received_on": "2023-01-31",
    }
    received = office.letters.open(f"{clearing.APPLICATIONS}/paper", paper)
    assert (received["received_on"], received["expected_on"]) == ("2023-01-31", "2023-02-28")
    path = f"{clearing.CLARIFICATIONS}/{received['clarification_id']}"
    clearing.accept(office, path)
    verified = {"items": [{"problem": "挪用专项资金", "finding": "untrue", "is_main": True}], "ended_on": "2023-01-20"}
    office.handler.act(f"{path}/verification", verified)
    opinion = clearing.opinion_due(office.head, path)
    assert (opinion["due_on"], opinion["state"]) == ("2023-02-28", "overdue")
    assert "C-24" in opinion["cites"]


def test_a_county_organ_cannot_certify_malice_itself_and_must_escalate_to_the_city(cast: Cast, today: date) -> None:
    """CL-14: P-03 and TW-07."""
    office, victim = county_office(cast), cast.people["east-clerk"]
    path = malice.suspect(office, found_untrue(office, victim, "虚报会议费用", today))
    handler = office.officers[1]
    malice.investigate(office, path, handler)
    malice.propose(office, path, handler)
    for below in (office.secretary, office.leader):
        problem = office.secretary.refused(
            f"{path}/escalation", malice.request(below, today, "1"), 422, "must_escalate"
        )
        assert "P-03" in problem["cites"]
    assert office.head.read(path)["status"] == "proposed_malicious"
    office.secretary.act(f"{path}/escalation", malice.request(cast.secretary, today, "1"))
    decision = malice.certification(today, "1")
    office.secretary.refused(f"{path}/certification", decision, 403, "not_asked_to_decide")
    certified = cast.secretary.act(f"{path}/certification", decision)
    assert certified["status"] == "certified"
    assert certified["certification"]["organ_id"] == cast.secretary.organ_id


def _person(cast: Cast, code: str) -> str:
    """The id of somebody who has no account."""
    listed = cast.clerk.read("/api/directory/v1/people", code=code)["items"]
    return str(listed[0]["id"])
