"""Chapter two, the vault: who reported is sealed; one look, for a purpose, by two persons, seen by the supervisor."""

from datetime import date

from deploy.demo import vault
from deploy.demo.cast import Cast
from deploy.demo.client import Person, wait_for
from deploy.demo.offices import Office, first_office


def opened_once(cast: Cast, today: date, serial: str) -> None:
    """A named report is sealed; the letters office looks at it once, to tell the reporter the result (P-07)."""
    cast.teller.chapter("检举人信息保管：封存、两人启封、只看一次、监督部门可见")
    office, letters = first_office(cast), cast.people["letters-officer"]
    _turned_away(cast, letters, today)
    report_id = _sealed(cast, letters, today, serial)
    opening = vault.ask(letters, report_id, "result_feedback", "须当面告知实名检举人核查结果。")
    letters.refused(f"{opening}/reading", {}, 409, "not_now")
    letters.refused(f"{opening}/decision", {"outcome": "approved", "minutes": 10}, 403, "not_entitled")
    approver, colleague = cast.people["cdi-deputy-1"], cast.people["letters-officer-2"]
    approver.act(f"{opening}/decision", {"outcome": "approved", "minutes": 10}, "P-06")
    cast.teller.holds("a colleague of the letters office does not even see the opening", not colleague.knows(opening))
    read = vault.read_once(letters, opening)
    cast.teller.holds("who reported is read, once", read["reporter"]["name"] == vault.REPORTER)
    letters.refused(f"{opening}/reading", {}, 409, "not_now")
    _supervised(cast, office, opening)


def _turned_away(cast: Cast, letters: Person, today: date) -> None:
    """What is about the own head or about somebody the province manages goes another way (P-06)."""
    ways = {"cdi-secretary": "own_head_subject", "mayor": "higher_managed_subject"}
    for account, code in ways.items():
        about = vault.report(today, cast.people[account].id, "反映其收受礼金。")
        letters.turned_away(vault.REPORTS, about, 422, code)
    counted = letters.read("/api/vault/v1/refused-entries")["items"]
    cast.teller.holds("of those nothing is kept but a count", sum(entry["refused"] for entry in counted) >= len(ways))
    anonymous = {**vault.report(today, cast.people["approval-official"].id, "反映其收受礼金。"), "named": False}
    letters.turned_away(vault.REPORTS, anonymous, 422, "anonymous_with_identity")


def _sealed(cast: Cast, letters: Person, today: date, serial: str) -> str:
    original = f"反映其在第{serial}号工程中违规指定施工单位，本人愿意配合核查。"
    sealed = letters.open(vault.REPORTS, vault.report(today, cast.people["approval-official"].id, original), "P-06")
    path = f"{vault.REPORTS}/{sealed['id']}"
    entry = str(letters.read(path)) + str(letters.read(vault.REPORTS))
    cast.teller.holds(
        "from now on not even the letters office reads who reported or what",
        vault.REPORTER not in str(sealed) + entry and original not in str(sealed) + entry,
    )
    unseen = [cast.people[name] for name in ("approval-official", "office1-head", "sys-admin", "sec-admin")]
    cast.teller.holds(
        "whom it is about, the handling office and administrators do not know that it is there",
        not any(person.get(path).status_code == 200 for person in unseen),
    )
    return str(sealed["id"])


def _supervised(cast: Cast, office: Office, opening: str) -> None:
    supervisor, opening_id = office.supervisor, opening.rsplit("/", 1)[1]
    wait_for(
        "the supervisor of the organ's cadres finds the opening on the to-do list",
        cast.teller,
        {"to-do": lambda: opening_id in {item["id"] for item in supervisor.read("/api/overview/todo")["items"]}},
    )
    seen = supervisor.read(opening)
    cast.teller.holds(
        "with requester, approver, purpose and times, and without the reason in words",
        seen["status"] == "used" and seen["purpose"] == "result_feedback" and not seen["reason"],
    )
    supervisor.act(f"{opening}/acknowledgement", {}, "P-06")
