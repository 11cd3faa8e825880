"""What everybody asks of leads and of the vault: nothing tells who reported, nor a hidden case from an absent one."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import uuid4

import httpx

from libs.kernel.roles import Role as R
from tests.support.access_acts import door_of
from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_dramas import REFUSED_ENTRIES
from tests.support.access_fields_cleared import LEAD_LISTED, OPENING_LISTED, REPORT_LISTED
from tests.support.access_matrix import Item, Matrix, differing
from tests.support.access_others import is_answer
from tests.support.access_people import Persona
from tests.support.access_rules import ADMINISTRATORS
from tests.support.access_rules_cleared import ASKING

LEAD_ACTS: Final[Mapping[str, str | Mapping[str, str]]] = {
    "receive_lead": "receive",
    "turn_back_lead": "turn_back",
    "sign_lead": "sign",
    "feed_back_lead": "feed_back",
    "assign_lead": "assign",
    "forward_lead": "forward",
    "propose_disposition": "propose",
    "dispose_lead": "dispose",
    "conclude_lead": "conclude",
}
REPORT_ACTS: Final[Mapping[str, str | Mapping[str, str]]] = {"acknowledge_report": "acknowledge"}
OPENING_ACTS: Final[Mapping[str, str | Mapping[str, str]]] = {
    "decide_opening": {"approved": "approve", "refused": "refuse"},
    "read_original": "use",
    "acknowledge_opening": "acknowledge",
}

Waits = Mapping[tuple[str, str, str], frozenset[str]]
"""The roles for which an act waits, by case type, status and act."""
VERIFYING: Final = frozenset({R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER})
HEADING: Final = frozenset({R.SUP_HEAD, R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD})
LEADS_WAIT: Final[Waits] = {
    ("lead", "submitted", "receive"): frozenset({R.CASE_MGMT}),
    ("lead", "disposition_proposed", "sign"): VERIFYING | HEADING,
    ("lead", "concluded", "feed_back"): VERIFYING,
    ("lead", "received", "assign"): frozenset({R.CASE_MGMT}),
    ("lead", "assigned", "propose"): VERIFYING,
    ("lead", "disposition_proposed", "dispose"): frozenset({R.CDI_LEADER_IN_CHARGE}),
    ("lead", "disposed", "conclude"): HEADING,
}
VAULT_WAITS: Final[Waits] = {
    ("report", "lodged", "acknowledge"): frozenset({R.LETTERS}),
    ("opening", "requested", "approve"): frozenset({R.CDI_SECRETARY, R.CDI_LEADER_IN_CHARGE}),
    ("opening", "approved", "use"): ASKING,
    **{("opening", ended, "acknowledge"): frozenset({R.CADRE_SUP}) for ended in ("refused", "used", "expired")},
}
OF_WAITING: Final = frozenset({"service", "resource", "id", "number", "act", "title", "due_on", "state"})


def waiting(matrix: Matrix, service: str, waits: Waits) -> Iterator[Question]:
    """What waits for everybody: exactly the steps that are theirs."""
    kinds = tuple(dict.fromkeys(kind for kind, _, _ in waits))
    cells = sum(len(matrix.items[kind]) for kind in kinds)
    for who in matrix.callers(service):
        found = (item for kind in kinds for item in matrix.items[kind])
        wanted = {f"{item.id} {act}" for item in found for act in steps_of(matrix, waits, who, item)}
        yield Question(who, service, "read_todo", "/v1/todo", judge_waiting(wanted), cells=cells)


def steps_of(matrix: Matrix, waits: Waits, who: Persona, item: Item) -> Iterator[str]:
    """The acts on that case that wait for somebody."""
    acts_as = matrix.standing(who, item).acts_as
    for (kind, status, act), roles in waits.items():
        if (kind, status) == (item.kind, item.case.status) and acts_as & roles:
            yield act


def judge_waiting(wanted: set[str]) -> Judge:
    """Judges what waits: exactly those acts on those cases."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        found = answers[0].json()["items"]
        yield from differing({f"{one['id']} {one['act']}" for one in found}, wanted)
        yield from (f"a field without a class: {sorted(one)}" for one in found if one.keys() != OF_WAITING)

    return judge


def list_leads(matrix: Matrix) -> Iterator[Question]:
    """The list of leads."""
    return matrix.lists("supervision", "lead", "list_leads", "/v1/leads", LEAD_LISTED, lead_listed)


def lead_listed(lead: Any) -> dict[str, Any]:
    """A lead as a line of the list."""
    office_id = lead.assignments[-1].office_id if lead.assignments else None
    ids = {name: getattr(lead, name) for name in ("id", "subject_person_id", "subject_organ_id")}
    ids |= {"office_id": office_id, "submitting_organ_id": lead.handover and lead.handover.organ_id}
    found = {name: None if one is None else str(one) for name, one in ids.items()}
    return {
        **found, "number": lead.number, "status": str(lead.status), "kind": str(lead.kind), "version": lead.version,
        "received_on": lead.received_on.isoformat(), "changed_at": lead.changed_at.isoformat().replace("+00:00", "Z"),
    }  # fmt: skip


def list_reports(matrix: Matrix) -> Iterator[Question]:
    """The list of entries of sealed reports."""
    return matrix.lists("vault", "report", "list_reports", "/v1/reports", REPORT_LISTED)


def list_openings(matrix: Matrix) -> Iterator[Question]:
    """The list of openings."""
    return matrix.lists("vault", "opening", "list_openings", "/v1/openings", OPENING_LISTED)


def refused_entries(matrix: Matrix) -> Iterator[Question]:
    """How many were turned away is for the letters office and for those who supervise the organ's own cadres."""
    for who in matrix.callers("vault"):
        items = [
            {"month": month.isoformat(), "route": route, "refused": number}
            for organ, month, route, number in sorted(REFUSED_ENTRIES, key=lambda one: one[1], reverse=True)
            if organ == who.organ
        ]
        may = who.is_any(R.LETTERS, R.CADRE_SUP) and not who.is_any(*ADMINISTRATORS)
        judge = is_answer({"items": items}) if may else refused(403, "not_entitled")
        yield Question(who, "vault", "list_refused_entries", "/v1/refused-entries", judge, cells=len(REFUSED_ENTRIES))


def requests(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks to look at every report, for a purpose that there is not: who may ask is told so by the rules, who
    may not finds nothing there, or is told that it is nothing for the role."""
    path, _ = door_of(matrix, "vault", "request_opening")
    for who in matrix.callers("vault"):
        for item in matrix.items["report"]:
            expected = _asking(matrix, who, item)
            judge = {"refused": refused(403, "not_entitled"), "absent": matrix.absent("vault"), "let in": refused(422)}
            yield Question(
                who, "vault", "request_opening", path, judge[expected], item.about, expected, method="POST",
                body={"report_id": str(item.id), "purpose": "nothing", "reason": "无"},
                headers={"Idempotency-Key": str(uuid4())},
            )  # fmt: skip


def _asking(matrix: Matrix, who: Persona, item: Item) -> str:
    if not who.is_any(*ASKING):
        return "refused"
    under_way = [one.case for one in matrix.items["investigation"] if one.case.status == "under_way"]
    handles = any(item.id in one.report_ids and who.person_id in one.handler_ids for one in under_way)
    kept_away = who.is_any(*ADMINISTRATORS) or who.person_id in item.case.recused_ids
    keeps = matrix.standing(who, item).seen
    return "let in" if (keeps or handles) and not kept_away else "absent"
