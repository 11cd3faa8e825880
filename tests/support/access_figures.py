"""What everybody asks of the filing service over many cases: what waits, how many, what was decided before."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import httpx

from libs.kernel.actor import office_day
from libs.kernel.roles import Role as R
from services.filing.filings.filing import Filing
from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_matrix import Item, Matrix, differing
from tests.support.access_people import TODAY, Persona
from tests.support.access_rules import ADMINISTRATORS, FROM_DELIBERATION_ON

SEATS: Final = frozenset({R.PANEL_CHAIR, R.PANEL_MEMBER})
READERS: Final = frozenset(
    {
        R.SUP_OFFICER, R.SUP_HEAD, R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER,
        R.CASE_TRIAL, R.CASE_MGMT,
    }
)  # fmt: skip
"""Who looks at precedents (F-41); besides them the members of a panel."""
WAITING: Final = (
    ("draft", R.UNIT_CLERK, "study"), ("draft", R.UNIT_CLERK, "apply"), ("applied", R.UNIT_CLERK, "study"),
    ("studied", R.UNIT_PARTY_HEAD, "present"), ("gatekeeping", R.CITY_LEADER, "pass_gate"),
    ("returned", R.UNIT_CLERK, "resubmit"), ("submitted", R.SUP_HEAD, "open_review"),
    ("reviewing", R.SUP_OFFICER, "draft_report"), ("reviewing", R.SUP_HEAD, "confirm_report"),
    ("reported", R.SUP_HEAD, "open_consultation"), ("consulting", R.PANEL_CHAIR, "pass_consultation"),
    ("deliberating", R.SC_RECORDER, "accept"), ("accepted", R.SUP_OFFICER, "serve_receipt"),
    ("in_execution", R.UNIT_CLERK, "report_progress"), ("negative_hit", R.SC_RECORDER, "revoke"),
    ("open", R.UNIT_CLERK, "report"), ("overdue", R.UNIT_CLERK, "report"), ("reported", R.SUP_OFFICER, "verify"),
)  # fmt: skip
"""Next steps: status, role, act."""


def todo(matrix: Matrix) -> Iterator[Question]:
    """What waits for everybody: exactly the steps that are theirs."""
    cells = len(matrix.items["filing"]) + len(matrix.items["aftercare"])
    for who in matrix.callers("filing"):
        judge = _todo_judge(matrix, who)
        yield Question(who, "filing", "read_todo", "/v1/todo", judge, cells=cells)


def _todo_judge(matrix: Matrix, who: Persona) -> Judge:
    wanted = {f"{item.id} {act}" for kind in ("filing", "aftercare") for item in matrix.items[kind]
              for act in _waiting(matrix, who, item)}  # fmt: skip

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        found = answers[0].json()["items"]
        yield from differing({f"{one['id']} {one['act']}" for one in found}, wanted)
        for one in found:
            if one.keys() != {"service", "resource", "id", "number", "act", "title", "due_on", "state"}:
                yield f"a field without a class: {sorted(one)}"

    return judge


def _waiting(matrix: Matrix, who: Persona, item: Item) -> Iterator[str]:
    """Acts of that case that wait for them: drafting for the handlers only, confirming once there is a draft."""
    case, acts_as = item.case, matrix.standing(who, item).acts_as
    possible = {move.act for move in matrix.rows(item)}
    for status, role, act in WAITING:
        of_filing = act not in ("report", "verify")
        if status != case.status or role not in acts_as or act not in possible or of_filing != (item.kind == "filing"):
            continue
        drafted = item.kind == "filing" and case.report is not None
        if act == "draft_report" and (drafted or who.person_id not in case.handler_ids):
            continue
        if act == "confirm_report" and not drafted:
            continue
        yield act


def statistics(matrix: Matrix) -> Iterator[Question]:
    """Counts over exactly what everybody may list, by every grouping."""
    span = {"from": "2026-01-01", "to": TODAY.isoformat()}
    for who in matrix.callers("filing"):
        for by in ("unit", "office", "item", "month"):
            judge = _count_judge(matrix, who, by)
            params = {**span, "by": by}
            yield Question(
                who, "filing", "read_filing_statistics", "/v1/statistics/filings", judge, by, params=params,
                cells=len(matrix.items["filing"]),
            )  # fmt: skip


def _count_judge(matrix: Matrix, who: Persona, by: str) -> Judge:
    counted = [item.case for item in matrix.seen(who, "filing").values() if item.case.first_submitted_at is not None]
    groups: dict[str | None, list[Filing]] = {}
    for filing in counted:
        for key in _keys(filing, by):
            groups.setdefault(key, []).append(filing)

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        body = answers[0].json()
        yield from _counts_differ("whole", body["whole"], counts(counted))
        found = {one["key"]: {name: value for name, value in one.items() if name != "key"} for one in body["items"]}
        yield from differing({str(key) for key in found}, {str(key) for key in groups})
        for key in found.keys() & groups.keys():
            yield from _counts_differ(str(key), found[key], counts(groups[key]))

    return judge


def _counts_differ(key: str, got: Mapping[str, Any], wanted: Mapping[str, int]) -> Iterator[str]:
    if got.keys() != {*wanted, "in_time", "overdue"}:
        yield f"{key}: a count without a class: {sorted(got)}"
    for name, number in wanted.items():
        if got.get(name) != number:
            yield f"{key} {name}: {got.get(name)}, expected {number}"


def counts(filings: list[Filing]) -> dict[str, int]:
    """What is counted of filings, but for what the calendar has a part in."""
    kinds = [None if one.decision is None else str(one.decision.kind) for one in filings]
    return {
        "received": len(filings),
        "accepted": kinds.count("accepted"),
        "refused": kinds.count("rejected"),
        "returned": sum(1 for one in filings if one.returns),
        "withdrawn": sum(1 for one in filings if one.status == "withdrawn"),
    }


def _keys(filing: Filing, by: str) -> tuple[str | None, ...]:
    assert filing.first_submitted_at is not None
    office = None if filing.office_id is None else str(filing.office_id)
    month = office_day(filing.first_submitted_at).isoformat()[:7]
    found: dict[str, tuple[str | None, ...]] = {
        "unit": (str(filing.unit_id),), "office": (office,), "item": filing.form.item_codes(), "month": (month,),
    }  # fmt: skip
    return found[by]


def precedents(matrix: Matrix) -> Iterator[Question]:
    """Matters decided before, by words and for every filing; who is recused from one is not shown it."""
    for who in matrix.callers("filing"):
        may = reads_precedents(who) or sits_anywhere(matrix, who)
        judge = _precedent_judge(matrix, who, None) if may else refused(403, "precedents_are_for_reviewers")
        params = {"q": "容缺受理", "limit": 50}
        cells = len(matrix.items["filing"])
        yield Question(who, "filing", "list_precedents", "/v1/precedents", judge, params=params, cells=cells)
        for item in matrix.items["filing"]:
            yield _precedents_for(matrix, who, item)


def reads_precedents(who: Persona) -> bool:
    """Whether somebody reviews or decides filings by role."""
    return who.is_any(*READERS) and not who.is_any(*ADMINISTRATORS)


def sits_anywhere(matrix: Matrix, who: Persona) -> bool:
    """Whether somebody sits on the panel of any filing."""
    return any(matrix.standing(who, item).acts_as & SEATS for item in matrix.items["filing"])


def _precedents_for(matrix: Matrix, who: Persona, item: Item) -> Question:
    standing = matrix.standing(who, item)
    at_home = reads_precedents(who) and who.organ_id == item.case.competent_organ_id
    if not standing.seen:
        judge = matrix.absent("filing")
    elif at_home or standing.acts_as & SEATS:
        judge = _precedent_judge(matrix, who, item)
    else:
        judge = refused(403, "precedents_are_for_reviewers")
    params = {"filing_id": str(item.id), "limit": 50}
    sort = matrix.sort(who, item)
    return Question(who, "filing", "list_precedents", "/v1/precedents", judge, item.about, sort, params=params)


def _precedent_judge(matrix: Matrix, who: Persona, item: Item | None) -> Judge:
    organ = who.organ_id if item is None else item.case.competent_organ_id
    wanted = {str(one.id) for one in _decided(matrix, who, organ) if item is None or one.id != item.id}
    known = {"id", "number", "title", "outcome", "status", "office_id", "positive_items", "reason_codes",
             "decided_month", "score"}  # fmt: skip

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        found = answers[0].json()["items"]
        yield from differing({one["id"] for one in found}, wanted)
        yield from (f"a field without a class: {sorted(one)}" for one in found if one.keys() != known)

    return judge


def _decided(matrix: Matrix, who: Persona, organ: Any) -> list[Item]:
    """Filings of an organ on which its committee has decided, but for those the caller is recused from."""
    return [
        item
        for item in matrix.items["filing"]
        if item.case.competent_organ_id == organ
        and item.case.status in FROM_DELIBERATION_ON
        and item.case.decision is not None
        and not item.case.is_recused(who.person_id)
    ]


def spread(matrix: Matrix) -> Iterator[Question]:
    """How evenly the offices judge: for those who may look at precedents, over the same matters."""
    for who in matrix.callers("filing"):
        may = reads_precedents(who) or sits_anywhere(matrix, who)
        judge = _spread_judge(matrix, who) if may else refused(403, "precedents_are_for_reviewers")
        cells = len(matrix.items["filing"])
        yield Question(who, "filing", "read_spread", "/v1/precedents/spread", judge, cells=cells)


def _spread_judge(matrix: Matrix, who: Persona) -> Judge:
    wanted: dict[tuple[str | None, str], list[str]] = {}
    for item in _decided(matrix, who, who.organ_id):
        for code in item.case.form.item_codes():
            office = None if item.case.office_id is None else str(item.case.office_id)
            wanted.setdefault((office, code), []).append(str(item.case.decision.kind))

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        for one in answers[0].json()["items"]:
            kinds = wanted.get((one["office_id"], one["positive_item"]), [])
            if (one["accepted"], one["rejected"]) != (kinds.count("accepted"), kinds.count("rejected")):
                yield f"{one['positive_item']}: {one['accepted']} and {one['rejected']}, expected {kinds}"

    return judge
