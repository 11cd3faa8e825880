"""Chapter two, malicious accusation: both elements, certified by the city, not the county; the victim is cleared."""

from datetime import date
from typing import Any

from deploy.demo import clearing, leads, malice, vault
from deploy.demo import clearing_papers as papers
from deploy.demo.cast import Cast
from deploy.demo.client import Person, wait_for
from deploy.demo.offices import Office, county_office


def certified_above(cast: Cast, today: date, serial: str) -> None:
    """CL-14: a county organ may not certify; the city does, and nobody who verified has a part in it."""
    cast.teller.chapter("县纪委不能自行认定诬告陷害，报市级认定，移送公安，为被诬告人启动澄清 (CL-14)")
    office, victim = county_office(cast), cast.people["east-township-official"]
    leads.finish_interrupted(cast, office, victim, today)
    report_id, lead_id = _untrue(cast, office, victim, today, serial)
    path, handler = malice.suspect(office, lead_id), office.officers[1]
    asked = vault.request(report_id, "malice_inquiry", "核对来信所附票据。")
    handler.turned_away(vault.OPENINGS, asked, 404, "absent")
    malice.investigate(office, path, handler)
    _looked_into(cast, office, handler, path, asked)
    half = malice.draft(office, "fabrication")
    handler.refused(f"{path}/proposal", half, 422, "element_not_evidenced")
    malice.propose(office, path, handler)
    _certified(cast, office, path, today, serial)
    _victim_cleared(cast, office, victim, path)
    _disposed(cast, office, handler, path, today, serial)


def _untrue(cast: Cast, office: Office, victim: Person, today: date, serial: str) -> tuple[str, str]:
    """A sealed report becomes a lead that is found untrue; ids of report and lead."""
    said = papers.problem(serial)
    sealed = office.letters.open(vault.REPORTS, vault.report(today, victim.id, f"反映其{said}。"), "P-06")
    lead = leads.register(office, victim, said, today, report=sealed["id"])
    leads.conclude(office, lead, today, "untrue")
    lead_id = lead.rsplit("/", 1)[1]
    wait_for(
        "the finding is known to clarification",
        cast.teller,
        {"candidate": lambda: clearing.candidate(office, lead_id) is not None},
    )
    return sealed["id"], lead_id


def _looked_into(cast: Cast, office: Office, handler: Person, path: str, asked: dict[str, Any]) -> None:
    """The inquiry is approved: its named handler may ask, the organ's head decides, colleagues may not ask (TW-02)."""
    openings: list[str] = []

    def may_ask() -> bool:
        openings.extend(filter(None, (vault.asked(handler, asked),)))
        return bool(openings)

    wait_for("the vault knows the named handler, and takes the request", cast.teller, {"vault": may_ask})
    office.handler.turned_away(vault.OPENINGS, asked, 404, "absent")
    opening = openings[0]
    office.secretary.act(f"{opening}/decision", {"outcome": "approved", "minutes": 15}, "P-06")
    read = vault.read_once(handler, opening)
    handler.refused(f"{opening}/reading", {}, 409, "not_now")
    cast.teller.holds(
        "the handler has read it once; the case itself names no reporter",
        read["reporter"]["name"] == vault.REPORTER and vault.REPORTER not in str(handler.read(path)),
    )


def _certified(cast: Cast, office: Office, path: str, today: date, serial: str) -> None:
    itself = malice.request(office.secretary, today, serial)
    office.secretary.refused(f"{path}/escalation", itself, 422, "must_escalate")
    city = cast.secretary
    office.secretary.act(f"{path}/escalation", malice.request(city, today, serial), "P-03, TW-06")
    decision = malice.certification(today, serial)
    office.secretary.refused(f"{path}/certification", decision, 403, "not_asked_to_decide")
    certified = city.act(f"{path}/certification", decision, "P-03, G-29, TW-07")
    cast.teller.holds("certified by the city organ, not by the county", certified["status"] == "certified")


def _victim_cleared(cast: Cast, office: Office, victim: Person, path: str) -> None:
    certification = office.head.read(path)["certification"]
    victims = f"{clearing.CLARIFICATIONS}/{certification['victim_clarification_id']}"
    opened = office.head.read(victims)
    cast.teller.holds(
        "the victim's clarification is open by the same act, the certification noted (C-12, W-05)",
        opened["subject"]["person_id"] == victim.id and opened["malice_certified"] is True,
    )


def _disposed(cast: Cast, office: Office, handler: Person, path: str, today: date, serial: str) -> None:
    police = cast.people["psb-officer"]
    disposed = handler.act(f"{path}/disposal", malice.disposal(police, today, serial), "W-01, W-02, P-04, TW-09")
    transfer = f"{malice.TRANSFERS}/{disposed['disposal']['transfer_ids'][0]}"
    office.management.refused(f"{path}/closing", malice.closing(today), 409, "results_missing")
    received = {"received_on": today.isoformat(), "number": f"公收〔{today.year}〕{serial}号"}
    told = police.act(f"{transfer}/receipt", received, "W-02, G-30")
    cast.teller.holds("public security reads the letter and nothing of the case", told["source_id"] is None)
    answer = {"fed_back_on": today.isoformat(), "text": "已依法受理。", "document": f"公复〔{today.year}〕{serial}号"}
    police.act(f"{transfer}/feedback", answer, "W-02, G-30")
    closed = office.management.act(f"{path}/closing", malice.closing(today), "P-05, C-12, W-08, TW-10")
    cast.teller.holds("closed once the result is in", closed["status"] == "closed")
