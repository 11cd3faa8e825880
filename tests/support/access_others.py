"""What everybody asks of the other services, of what all services have, and what those ask who are let in nowhere."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import uuid4

import httpx

from libs.kernel.roles import Role as R
from tests.support.access_acts import door_of
from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_creations_held import BY_REFERENCE, CREATIONS_HELD, unfit_held
from tests.support.access_fields import EVIDENCE, WATCH_ENTRY, compare
from tests.support.access_matrix import Item, Matrix, differing
from tests.support.access_people import TODAY, Persona, named
from tests.support.access_rules import ADMINISTRATORS
from tests.support.access_rules_cleared import OFFICERS
from tests.support.access_rules_handed_in import SUBMITTING

UNITS: Final = ("housing", "mill", "schools")
UNPROTECTED: Final = frozenset({"livez", "readyz", "metrics", "list_problems"})
"""Routes that ask nobody who they are: how the process is, and what problems there are."""
OF_THE_GATEWAY: Final = frozenset({"verify_credentials", "recognise_account", "verify_client_key"})
CREATIONS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "draft_filing": ("filing", frozenset({R.UNIT_CLERK})),
    "upload_file": (
        "filing", frozenset({R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.SUP_OFFICER, R.SUP_HEAD, R.SC_RECORDER})
    ),
    "open_clarification": ("clarification", OFFICERS),
    "apply_for_clarification": ("clarification", frozenset({R.SUBJECT, R.UNIT_PARTY_HEAD})),
    "enter_application_from_paper": ("clarification", OFFICERS | {R.LETTERS}),
    "register_lead": ("supervision", frozenset({R.CASE_MGMT})),
    "submit_lead": ("supervision", SUBMITTING),
    "lodge_report": ("vault", frozenset({R.LETTERS})),
    "record_organ": ("directory", frozenset({R.SYS_ADMIN})),
    "record_person": ("directory", frozenset({R.SYS_ADMIN})),
    "record_relation": ("directory", frozenset({R.SYS_ADMIN})),
    "record_account": ("directory", frozenset({R.SEC_ADMIN})),
    "issue_client_key": ("directory", frozenset({R.SEC_ADMIN})),
    **CREATIONS_HELD,
}  # fmt: skip
"""Who may open a case of each kind."""
OF_PLACE: Final = frozenset(
    f"403 {code}"
    for code in (
        "unit_not_eligible", "unit_not_yours", "not_verifying_office", "wrong_applicant",
        "proposal_not_of_supervision_office", "criticism_not_own", "visit_kind_not_yours", "problem_unit_not_yours",
        "task_no_office", "request_no_office", "liaison_no_office", "supervision_list_no_office", "import_not_yours",
    )
)  # fmt: skip
"""Refusals by rules about units and offices, which are asked only of those whose role it is."""
_SECRET: Final = {"secrecy": "secret"}
"""A form that no upload survives: state secrets are refused (P-37)."""
_NO_SHEET: Final = {"source_system": "bureau_ledger"}
"""The other field of a form whose file is no sheet."""


def cases(matrix: Matrix) -> Iterator[Question]:
    """Every case, and beside it the evidence of the same unit or matter that the caller may know, and no other."""
    for who in matrix.callers("accountability"):
        for item in matrix.items["case"]:
            judge, sort = _with_evidence(matrix, who, item), matrix.sort(who, item)
            yield Question(who, "accountability", "read_case", f"/v1/cases/{item.id}", judge, item.about, sort)


def _with_evidence(matrix: Matrix, who: Persona, item: Item) -> Judge:
    case, whole = item.case, matrix.detail_judge("accountability", who, item)
    alike = {
        str(id): one
        for id, one in matrix.seen(who, "evidence").items()
        if one.case.competent_organ_id == case.competent_organ_id
        and (one.case.unit_id == case.unit_id or one.case.project_code == case.project_code)
    }

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        yield from whole(answers)
        shown_ones = answers[0].json().get("linked_evidence", ()) if answers[0].status_code == 200 else ()
        if answers[0].status_code == 200:
            yield from differing({one["id"] for one in shown_ones}, alike)
        for one in shown_ones:
            if (known := alike.get(one["id"])) is not None:
                yield from compare(EVIDENCE, one, matrix.record(known), opens=frozenset())

    return judge


def watch_list(matrix: Matrix, *, left: bool) -> Iterator[Question]:
    """What is on the watch list, or has left it."""
    for who in matrix.callers("supervision"):
        judge = matrix.list_judge(who, "watch_entry", WATCH_ENTRY, only=lambda case: (case.status == "left") == left)
        params = {"page_size": 200, "left": str(left).lower()}
        cells = len(matrix.items["watch_entry"])
        yield Question(who, "supervision", "list_watch_entries", "/v1/watch-list", judge, params=params, cells=cells)


def filing_index(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks of every unit, and of one that is not there."""
    noted = {item.case.unit_id for item in matrix.items["index_entry"] if item.case.status == "noted"}
    for who in matrix.callers("clarification"):
        for unit in (*UNITS, "nowhere"):
            unit_id = named("organ", unit)
            answer = {"unit_id": str(unit_id), "refused_filing_exists": unit_id in noted}
            may = matrix.rules.may_ask_index(who, unit_id)
            judge = is_answer(answer) if may else matrix.absent("clarification")
            params = {"unit_id": str(unit_id)}
            yield Question(who, "clarification", "read_filing_index", "/v1/filing-index", judge, unit, params=params)


def for_administrators(matrix: Matrix, kind: str, route: str, path: str) -> Iterator[Question]:
    """A list for the three administrators alone."""
    for question in matrix.lists("directory", kind, route, path):
        if question.who.is_any(*ADMINISTRATORS):
            yield question
        else:
            yield Question(question.who, "directory", route, path, refused(403, "not_entitled"))


def me(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks who they are."""
    for who in matrix.callers("directory"):
        yield Question(who, "directory", "read_me", "/v1/me", _me_judge(who))


OF_ME: Final = frozenset(
    {"account_id", "version", "code", "roles", "machine", "has_one_time_codes", "person", "organ", "office"}
)


def _me_judge(who: Persona) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        body = answers[0].json()
        if body.keys() != OF_ME:
            yield f"a field without a class: {sorted(body)}"
        if (body["account_id"], body["person"]["id"]) != (str(who.account_id), str(who.person_id)):
            yield "told about somebody else"

    return judge


def credentials(matrix: Matrix, route: str) -> Iterator[Question]:
    """Everybody tries a door that is the gateway's own."""
    path, bodies = door_of(matrix, "directory", route)
    for who in matrix.callers("directory"):
        for body in bodies:
            yield Question(who, "directory", route, path, refused(403), method="POST", body=body)


def relations_on(matrix: Matrix, service: str) -> Iterator[Question]:
    """Who looks after a unit is known to everybody who is signed in; a unit that is not there is absent."""
    for who in matrix.callers(service):
        for unit in (*UNITS, "nowhere"):
            unit_id = named("organ", unit)
            params = {"unit_id": str(unit_id), "date": TODAY.isoformat()}
            judge = _relation_judge(matrix, unit) if unit != "nowhere" else matrix.absent(service)
            yield Question(who, service, "read_relations_on", "/v1/relations/on", judge, unit, params=params)


def _relation_judge(matrix: Matrix, unit: str) -> Judge:
    city, unit_id = matrix.world.city, named("organ", unit)
    office = min(city.holders("counterpart", unit_id, TODAY), default=None)
    bodies = city.holders("residency", unit_id, TODAY)
    wanted = {
        "unit_id": unit_id, "on": TODAY, "counterpart_office_id": office,
        "leader_ids": sorted(city.holders("portfolio", unit_id, TODAY)),
        "office_leader_ids": [] if office is None else sorted(city.holders("portfolio", office, TODAY)),
        "dispatched_body_id": min(bodies, default=None),
    }  # fmt: skip
    return is_answer(_plain(wanted))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return None if value is None else str(value)


def dictionaries(matrix: Matrix, service: str) -> Iterator[Question]:
    """Codes are for everybody who is signed in."""
    for who in matrix.callers(service):
        yield Question(who, service, "list_dictionaries", "/v1/dictionaries", answered)


def one_dictionary(matrix: Matrix, service: str) -> Iterator[Question]:
    """One that is not there is absent like anything else."""
    for who in matrix.callers(service):
        yield Question(who, service, "read_dictionary", "/v1/dictionaries/nothing", matrix.absent(service))


def nothing_waits(matrix: Matrix, service: str) -> Iterator[Question]:
    """Services without acts for people have nothing that waits."""
    for who in matrix.callers(service):
        yield Question(who, service, "read_todo", "/v1/todo", is_answer({"items": []}))


def creations(matrix: Matrix, route: str) -> Iterator[Question]:
    """Everybody tries to open a case, with a body that the rules refuse; who may open one is told so by them."""
    service, entitled = CREATIONS[route]
    path, bodies = door_of(matrix, service, route)
    form = _SECRET if route == "upload_file" else _NO_SHEET if route.endswith("_sheet") else None
    for who in matrix.callers(service):
        judge: Judge = _admitted_by_reference if route in BY_REFERENCE else _admitted
        judge = judge if who.is_any(*entitled) else refused(403, "not_entitled")
        for body in bodies[:1] or [None]:
            yield Question(
                who, service, route, path, judge, method="POST", body=None if form else unfit(route, body), form=form,
                headers={"Idempotency-Key": str(uuid4())},
            )  # fmt: skip


def unfit(route: str, body: Any) -> Any:
    """The example with an identity in it that nothing has."""
    stranger = str(uuid4())
    match route:
        case "draft_filing":
            return {**body, "supplements_id": stranger}
        case "apply_for_clarification" | "enter_application_from_paper":
            return {**body, "form": {**body["form"], "unit_id": stranger}}
        case "open_clarification":
            return {**body, "subject": {"kind": "organization", "organ_id": stranger}}
        case "register_lead" | "submit_lead":
            return {**body, "subject_person_id": stranger, "subject_organ_id": None}
        case "lodge_report":
            return {**body, "subject_person_ids": [stranger]}
        case "record_organ":
            return {**body, "parent_id": stranger}
        case "record_person":
            return {**body, "posts": [{**post, "organ_id": stranger} for post in body["posts"]]}
        case "record_relation":
            return {**body, "holder_id": stranger}
        case "issue_client_key":
            return {**body, "account_id": stranger}
        case _ if route in CREATIONS_HELD:
            return unfit_held(route, body, stranger)
    return {**body, "person_id": stranger}


def uncalled(matrix: Matrix, service: str) -> Iterator[Question]:
    """Who has no token, a disabled account, or one nobody has heard of, is told at every door that he is not known."""
    for path, methods in matrix.world.houses[service].document["paths"].items():
        for method, operation in methods.items():
            if operation["operationId"] in UNPROTECTED:
                continue
            address = _filled(path)
            for code in ("disabled", "nobody", "keyed", ""):
                who = matrix.world.city.personas[code if code in ("disabled", "nobody") else "handler"]
                yield Question(
                    who, service, operation["operationId"], address, _unknown(operation["operationId"], code),
                    code or "no token", method=method.upper(), bare=not code, scopes=() if code == "keyed" else None,
                )  # fmt: skip


def _unknown(route: str, code: str) -> Judge:
    """Judges an answer to a caller nobody knows; the gateway's own doors ask for the gateway, not for an account.

    Who is known, but comes with a key that opens nothing, is told so.
    """
    if route in OF_THE_GATEWAY and code:
        return refused(403)
    return refused(403, "scope_missing") if code == "keyed" else refused(401)


def _filled(path: str) -> str:
    parts = (str(uuid4()) if part.startswith("{") else part for part in path.split("/"))
    return "/".join(parts)


def is_answer(wanted: Any) -> Judge:
    """The answer is exactly that."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
        elif answers[0].json() != wanted:
            yield f"expected {wanted}, got {answers[0].json()}"

    return judge


def answered(answers: list[httpx.Response]) -> Iterator[str]:
    """The answer is there."""
    if answers[0].status_code != 200:
        yield f"expected 200, got {shown(answers[0])}"


def _admitted_by_reference(answers: list[httpx.Response]) -> Iterator[str]:
    if answers[0].status_code != 404:
        yield from _admitted(answers)


def _admitted(answers: list[httpx.Response]) -> Iterator[str]:
    status = answers[0].status_code
    if shown(answers[0]) in OF_PLACE:
        return
    if status < 400 or status in (400, 401, 403, 404, 428) or status >= 500:
        yield f"expected to be let in and refused by the rules, got {shown(answers[0])}"
