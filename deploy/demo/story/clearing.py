"""Chapter two, clarification: a candidate for promotion, reported untruly, is cleared as widely as the harm went."""

from datetime import date

from deploy.demo import clearing, leads
from deploy.demo import clearing_papers as papers
from deploy.demo.cast import Cast
from deploy.demo.client import Person, wait_for
from deploy.demo.offices import Office, first_office

STATISTICS = f"{clearing.SERVICE}/statistics/clarifications"
_TOO_MUCH = "该同志一贯表现优秀，举报人系其同事，所反映内容系误解。"


def candidate_cleared(cast: Cast, today: date, serial: str) -> None:
    """CL-1: the report is verified as untrue; letter and circular, approved by the secretary."""
    cast.teller.chapter("拟提拔人选被反映，核查失实：书面加通报澄清，书记批准，纠正、回访后归档 (CL-1)")
    office, subject = first_office(cast), cast.people["approval-official"]
    leads.finish_interrupted(cast, office, subject, today)
    said = papers.problem(serial)
    lead = leads.register(office, subject, said, today)
    path = _taken_up(cast, office, subject, lead, said, today)
    proposed = clearing.propose(office, path, subject, today)["proposal"]["methods"]
    cast.teller.holds(
        "a circular was chosen, the letter is added by the rule (P-10)",
        [(method["code"], method["added_by_rule"]) for method in proposed] == [("written", True), ("circular", False)],
    )
    clearing.assess(office, path, today)
    _approved(cast, office, path, today, serial)
    _carried_out(cast, office, subject, path, today, serial, said)
    _closed(cast, office, path, today, serial)


def _taken_up(cast: Cast, office: Office, subject: Person, lead: str, said: str, today: date) -> str:
    leads.conclude(office, lead, today, "untrue")
    lead_id = lead.rsplit("/", 1)[1]
    wait_for(
        "the finding has made a candidate for the office that verified",
        cast.teller,
        {"clarification": lambda: clearing.candidate(office, lead_id) is not None},
    )
    path = clearing.take_up(office, lead_id, said)
    clearing.accept(office, path)
    month = clearing.opinion_due(office.head, path)
    cast.teller.holds(f"the month of the opinion runs, to {month['due_on']} (C-24, G-23)", month["state"] == "running")
    unseen = (subject, cast.people["office2-head"], cast.people["sys-admin"])
    cast.teller.holds(
        "the person cleared, other offices and administrators know nothing of it (G-24)",
        not any(person.knows(path) for person in unseen),
    )
    return path


def _approved(cast: Cast, office: Office, path: str, today: date, serial: str) -> None:
    """Publicity asks for the assessment, the prior notice, and the secretary in place of the leader (G-21)."""
    approval = {"outcome": "approved", "remark": "同意。"}
    office.leader.refused(f"{path}/decision", approval, 403, "secretary_decides")
    office.secretary.refused(f"{path}/decision", approval, 422, "prior_notice_missing")
    office.handler.act(f"{path}/impact-assessment", papers.impact(today, serial), "P-36")
    clearing.hear_party_head(office, path, cast.party_head, today)
    approved = office.secretary.act(f"{path}/decision", approval, "C-03, G-21, TC-10")
    cast.teller.holds("approved by the secretary, not by the leader in charge", approved["status"] == "approved")


def _carried_out(cast: Cast, office: Office, subject: Person, path: str, today: date, serial: str, said: str) -> None:
    problem = office.handler.refused(
        f"{path}/letter", papers.letter(today, serial, said, _TOO_MUCH), 422, "letter_tells"
    )
    found = {error["code"] for error in problem["errors"]}
    cast.teller.holds(
        "the content check finds praise and the reporter, and repeats neither (C-02, P-06)",
        {"overall_evaluation", "reporter_mentioned"} <= found and "同事" not in str(problem),
    )
    clearing.carry_out(office, path, subject, today, serial, said)
    counted = office.head.read(STATISTICS)["whole"]
    cast.teller.holds("counted among those carried out, and nobody is counted as waiting", counted["executed"] > 0)


def _closed(cast: Cast, office: Office, path: str, today: date, serial: str) -> None:
    department = cast.people["org-dept-officer"]
    informed = papers.informing(today, cast.party_head, department, serial)
    told = office.handler.act(f"{path}/informing", informed, "C-26, C-32, P-12")
    office.handler.act(f"{path}/visits", papers.visit(today, office.meeting[:2]), "P-12, TC-15")
    closing = {"note": "材料齐全，归入案卷。"}
    office.head.refused(f"{path}/closing", closing, 422, "corrections_open")
    clearing.correct(office, department, told["correction_ids"][0], today)
    closed = office.head.act(f"{path}/closing", closing, "P-12, TC-15")
    cast.teller.holds("closed once the correction is made, not before", closed["status"] == "closed")
