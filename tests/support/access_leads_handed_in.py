"""Leads that bodies outside hand in, in the access proofs: what everybody asks of sheets, chains and counts."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import httpx

from libs.kernel.roles import Role as R
from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_dramas_handed_in import REFUSED_LEADS
from tests.support.access_fields_handed_in import SHEET_LISTED
from tests.support.access_matrix import Item, Matrix
from tests.support.access_others import is_answer
from tests.support.access_rules import ADMINISTRATORS

OF_CHAIN: Final = frozenset({"links", "whole", "complete", "missing", "awaited"})


def list_sheets(matrix: Matrix) -> Iterator[Question]:
    """The list of sheets."""
    return matrix.lists(
        "supervision", "lead_transfer", "list_lead_transfers", "/v1/lead-transfers", SHEET_LISTED, sheet_listed
    )


def sheet_listed(sheet: Any) -> Mapping[str, Any]:
    """A sheet as a line of the list."""
    ids = {name: getattr(sheet, name) for name in ("id", "subject_person_id", "subject_organ_id")}
    days = {name: getattr(sheet, name) for name in ("submitted_on", "received_on")}
    return {
        **{name: None if one is None else str(one) for name, one in ids.items()},
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "number": sheet.number, "status": str(sheet.status), "kind": str(sheet.kind), "version": sheet.version,
    }  # fmt: skip


def chains(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks for the chain of every lead: who may read the lead is shown it, to all others it is absent."""
    for who in matrix.callers("supervision"):
        for item in matrix.items["lead"]:
            judge = _chain_judge(item) if matrix.standing(who, item).seen else matrix.absent("supervision")
            path, sort = f"/v1/leads/{item.id}/chain", matrix.sort(who, item)
            yield Question(who, "supervision", "read_lead_chain", path, judge, item.about, sort)


def _chain_judge(item: Item) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        (answer,) = answers
        if answer.status_code != 200:
            yield f"expected 200, got {shown(answer)}"
            return
        body = answer.json()
        if body.keys() != OF_CHAIN or len(body["links"]) != len(item.case.chain):
            yield f"another chain: {sorted(body)}"

    return judge


def refused_leads(matrix: Matrix) -> Iterator[Question]:
    """How many were turned away is for case management and for those who supervise the organ's own cadres."""
    for who in matrix.callers("supervision"):
        items = [
            {"month": month.isoformat(), "route": route, "refused": number}
            for organ, month, route, number in sorted(REFUSED_LEADS, key=lambda one: one[1], reverse=True)
            if organ == who.organ
        ]
        may = who.is_any(R.CASE_MGMT, R.CADRE_SUP) and not who.is_any(*ADMINISTRATORS)
        judge = is_answer({"items": items}) if may else refused(403, "not_entitled")
        cells = len(REFUSED_LEADS)
        yield Question(who, "supervision", "list_refused_leads", "/v1/refused-leads", judge, cells=cells)
