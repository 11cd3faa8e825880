"""Chapter two, deferral: another lead on the applicant is open, the clarification waits, and nobody is told."""

import re
from collections.abc import Mapping
from datetime import date

import httpx

from deploy.demo import clearing, leads
from deploy.demo import clearing_papers as papers
from deploy.demo.cast import Cast
from deploy.demo.client import Person, wait_for
from deploy.demo.offices import Office, second_office

CHANGES = f"{clearing.SERVICE}/changes"
_EACH_TIME = frozenset({"date", "x-request-id", "x-correlation-id"})
"""Headers that differ from one answer to the next, whoever asks what."""

Answers = Mapping[str, tuple[int, bytes, Mapping[str, str]]]


def deferred_unseen(cast: Cast, today: date, serial: str) -> None:
    """CL-6: an application meets a secret second lead; what the applicant reads is the same to the byte."""
    cast.teller.chapter("申请澄清期间另有线索：暂缓只有承办人员知道，申请人看到的一字不变 (CL-6)")
    office, subject = second_office(cast), cast.people["transport-official"]
    leads.finish_interrupted(cast, office, subject, today)
    application, path = applied(cast, office, subject, papers.problem(serial), today)
    before = seen_by(subject, application)
    secret = leads.register(office, subject, f"另有反映：第{serial}号合同变更中收受礼品", today)
    wait_for(
        "the clarification waits for it, unasked (C-14)",
        cast.teller,
        {"clarification": lambda: office.head.read(path)["status"] == "deferred"},
    )
    _known_to_the_handlers_alone(cast, office, subject, path)
    cast.teller.holds(
        "the applicant reads the same to the byte: application, list, timeline, changes, to-do (G-24)",
        seen_by(subject, application) == before,
    )
    leads.conclude(office, secret, today, "unprovable")
    wait_for(
        "the last lead is concluded and the clarification goes on (TC-04)",
        cast.teller,
        {"clarification": lambda: office.head.read(path)["status"] == "assessing"},
    )
    cast.teller.holds("the month runs on", clearing.opinion_due(office.head, path)["state"] == "running")
    cast.teller.holds("and still the applicant reads the same", seen_by(subject, application) == before)
    _answered(cast, office, subject, application, path)


def applied(cast: Cast, office: Office, subject: Person, said: str, today: date) -> tuple[str, str]:
    """A first lead is found untrue, the person applies, the head accepts; paths of application and clarification."""
    first = leads.register(office, subject, said, today)
    leads.conclude(office, first, today, "untrue")
    lead_id = first.rsplit("/", 1)[1]
    wait_for(
        "the finding is known to clarification",
        cast.teller,
        {"candidate": lambda: clearing.candidate(office, lead_id) is not None},
    )
    opened = subject.open(clearing.APPLICATIONS, papers.application(subject, said), "C-23, P-12, TC-01")
    application = f"{clearing.APPLICATIONS}/{opened['id']}"
    cast.teller.holds(
        "the receipt names the day of the answer, and not who handles it",
        opened["expected_on"] is not None and opened["clarification_id"] is None and opened["office_id"] is None,
    )
    told = office.letters.act(f"{application}/acknowledgement", {}, "G-23")
    wait_for(
        "the applicant's change feed tells of the receipt, too",
        cast.teller,
        {"changes": lambda: (opened["id"], told["version"]) in _told_to(subject)},
    )
    path = f"{clearing.CLARIFICATIONS}/{office.head.read(application)['clarification_id']}"
    clearing.accept(office, path)
    return application, path


def seen_by(applicant: Person, application: str) -> Answers:
    """Everything the applicant can ask that could tell, as status, body and headers."""
    application_id = application.rsplit("/", 1)[1]
    asked: dict[str, dict[str, str]] = {
        application: {},
        f"{clearing.SERVICE}/histories/application/{application_id}": {},
        clearing.APPLICATIONS: {},
        clearing.CLARIFICATIONS: {},
        CHANGES: {},
        "/api/overview/todo": {},
        leads.LEAD_INDEX: {"unit_id": applicant.organ_id, "person_id": applicant.id},
    }
    answers = {path: applicant.get(path, **params) for path, params in asked.items()}
    return {path: (one.status_code, _said(one), _lasting(one.headers)) for path, one in answers.items()}


def _told_to(person: Person) -> set[tuple[str, int]]:
    """The changes of cases, with their versions, on the last page of the person's feed."""
    page = person.read(CHANGES)
    while page["more"]:
        page = person.read(CHANGES, after=page["cursor"])
    return {(item["subject"], item["version"]) for item in page["items"]}


def _said(answer: httpx.Response) -> bytes:
    """The body without what is drawn anew for every answer: number of the request, cursor of the change feed."""
    without_number = answer.content.replace(answer.headers["x-request-id"].encode(), b"")
    return re.sub(rb'"cursor":"[^"]*"', b"", without_number)


def _lasting(headers: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text for name, text in headers.items() if name not in _EACH_TIME}


def _known_to_the_handlers_alone(cast: Cast, office: Office, subject: Person, path: str) -> None:
    deferrals = office.handler.read(f"{path}/deferrals")["items"]
    cast.teller.holds(
        "the named handlers read why, and that the clock rests",
        deferrals[-1]["ground"] == "lead_open" and clearing.opinion_due(office.head, path)["state"] == "paused",
    )
    cast.teller.holds("case management reads it, too", office.management.knows(f"{path}/deferrals"))
    colleague = office.officers[1]
    cast.teller.holds(
        "a colleague of the same office who is not named does not", not colleague.knows(f"{path}/deferrals")
    )
    cast.teller.holds("the head may ask whether a lead is open: yes, and no more", leads.is_open(office, subject))


def _answered(cast: Cast, office: Office, subject: Person, application: str, path: str) -> None:
    """In the end nothing is started, in the neutral words that every such answer has."""
    declined = {"reason_codes": ["influence_not_shown"], "reasons": "影响未出本科室，无须澄清。"}
    office.handler.act(f"{path}/decline-proposal", declined, "C-24, TC-06")
    office.head.act(f"{path}/decline", {"remark": "同意。"}, "C-24, TC-06")
    office.handler.act(f"{path}/answer", {}, "G-27")
    told = subject.read(application)
    said = told["answers"][-1]["text"]
    cast.teller.holds(
        "the answer is neutral: no lead, no waiting, no reporter (G-24, G-27)",
        told["status"] == "answered_not_started" and not any(word in said for word in ("线索", "暂缓", "举报人")),
    )
