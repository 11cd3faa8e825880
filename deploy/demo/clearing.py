"""The road of a clarification: from a candidate to the proposal, the approval, the letter and the closing."""

from datetime import date
from typing import Any

from deploy.demo import clearing_papers as papers
from deploy.demo.client import Missing, Person
from deploy.demo.offices import Office

SERVICE = "/api/clarification/v1"
CANDIDATES = f"{SERVICE}/candidates"
CLARIFICATIONS = f"{SERVICE}/clarifications"
APPLICATIONS = f"{SERVICE}/applications"
CORRECTIONS = f"{SERVICE}/corrections"
OPINION = "clarification.opinion"


def candidate(office: Office, lead_id: str) -> dict[str, Any] | None:
    """The candidate that the findings on that lead have made; None if there is none."""
    listed = office.handler.read(CANDIDATES, status="proposed", page_size=200)["items"]
    return next((one for one in listed if one["lead_id"] == lead_id), None)


def take_up(office: Office, lead_id: str, problem: str) -> str:
    """The office opens the clarification from its own finding; answers its path."""
    found = candidate(office, lead_id)
    if found is None:
        raise Missing("no candidate is there to be taken up")
    worded = {"lead_id": lead_id, "item": 1, "problem": problem, "verification": "查阅招标档案，询问相关人员。"}
    taken = office.handler.act(f"{CANDIDATES}/{found['id']}/taking-up", {"problems": [worded]}, "C-06, C-22, TC-01")
    return f"{CLARIFICATIONS}/{taken['taken_up']['clarification_id']}"


def accept(office: Office, path: str) -> dict[str, Any]:
    """The head of the office that verified accepts it and names who handles it."""
    recusals = office.undisputed(office.head, office.handler)
    accepted = {"handler_ids": [office.handler.id], "recusals": recusals}
    return office.head.act(f"{path}/acceptance", accepted, "C-04, C-24, P-09")


def opinion_due(person: Person, path: str) -> dict[str, Any]:
    """The month within which an opinion is due, as that person reads it."""
    running = {due["code"]: due for due in person.read(path)["due"]}
    if OPINION not in running:
        raise Missing(f"{path} shows no {OPINION}")
    found: dict[str, Any] = running[OPINION]
    return found


def propose(office: Office, path: str, subject: Person, today: date) -> dict[str, Any]:
    """The subject is asked, then situation, factors, influence and methods are proposed."""
    asked = {"asked_on": today.isoformat(), "agrees": True, "opinion": "同意在系统内通报。"}
    office.handler.act(f"{path}/consent", asked, "G-22")
    return office.handler.act(f"{path}/proposal", papers.proposal(subject), "C-07, C-19, C-25, P-10, G-28")


def assess(office: Office, path: str, today: date) -> None:
    """Opinion of the case-trial office, collective assessment, review by the head."""
    office.trial.act(f"{path}/trial-opinion", papers.trial_opinion(), "P-11")
    office.handler.act(f"{path}/collective-assessment", papers.meeting(today, office.meeting), "C-26, TC-07")
    office.head.act(f"{path}/review", {"opinion": "同意。"}, "C-26, TC-08")


def hear_party_head(office: Office, path: str, party_head: Person, today: date) -> None:
    """The party head is informed and heard before anything is made public."""
    notice = {"party_head_id": party_head.id, "sent_on": today.isoformat(), "content": "拟在系统内通报澄清。"}
    office.handler.act(f"{path}/prior-notice", notice, "C-27, G-21, TC-09")
    office.handler.act(f"{path}/party-head-opinion", {"agrees": True, "opinion": "同意。"}, "C-27")


def carry_out(office: Office, path: str, subject: Person, today: date, serial: str, problem: str) -> None:
    """Letter and circular, a proof for each."""
    office.handler.act(f"{path}/letter", papers.letter(today, serial, problem), "C-02, C-16, P-12")
    office.handler.act(f"{path}/proofs", papers.receipt(today, subject, serial), "C-16, TC-13")
    office.handler.act(f"{path}/proofs", papers.circular_proof(today, serial), "C-19, TC-13")
    office.handler.act(f"{path}/execution", {}, "TC-13")


def correct(office: Office, department: Person, correction_id: str, today: date) -> None:
    """The organization department answers what it was asked for; the office checks the answer."""
    path = f"{CORRECTIONS}/{correction_id}"
    done = {
        "corrected": True,
        "text": "已恢复人选资格。",
        "done_on": today.isoformat(),
        "document": "示组干〔2026〕18号",
    }
    department.act(f"{path}/answer", done, "C-32, G-31")
    office.handler.act(f"{path}/verification", {"outcome": "closed", "note": "已与任用文件核对。"}, "C-32")
