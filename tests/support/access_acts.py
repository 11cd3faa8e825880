"""What everybody asks of every case in every status: each act with a valid body, on a version that cannot be its own.

So nothing ever happens, and the refusal tells how far the request came: 404 the case is not theirs to know, 409 the
status knows no such act, 403 it is not their act, 412 they would be let in.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from tests.support.access_asking import Question, refused
from tests.support.access_matrix import Item, Matrix
from tests.support.access_people import Persona

STALE: Final = 1000
"""By how much the stated version is off."""

STATUS: Final = {"absent": 404, "not_now": 409, "not_entitled": 403, "stale_version": 412}

FILING_ACTS: Final[Mapping[str, str | Mapping[str, str]]] = {
    "revise_filing": "revise",
    "attach_document": "attach",
    "detach_document": "detach",
    "apply_for_filing": "apply",
    "study_filing": "study",
    "present_filing": "present",
    "resubmit_filing": "resubmit",
    "withdraw_filing": "withdraw",
    "return_filing": "return_for_defects",
    "open_review": "open_review",
    "draft_report": "draft_report",
    "confirm_report": "confirm_report",
    "open_consultation": "open_consultation",
    "keep_gate": {"passed": "pass_gate", "returned": "return_from_gate"},
    "record_consultation": {"passed": "pass_consultation", "failed": "fail_consultation"},
    "record_decision": {"accepted": "accept", "rejected": "reject", "sent_back": "send_back"},
    "decide_negative": {"cleared": "clear_negative", "revoked": "revoke"},
    "serve_receipt": "serve_receipt",
    "report_progress": "report_progress",
    "remind_unit": "remind",
    "record_problem": "record_problem",
    "close_problem": "close_problem",
    "extend_filing": "extend",
    "hit_negative": "hit_negative",
    "close_filing": "close",
}
"""The act of each door; where a door serves several, by the outcome stated in the body."""
OBLIGATION_ACTS: Final[Mapping[str, str | Mapping[str, str]]] = {
    "report_obligation": "report",
    "verify_obligation": {"verified": "verify", "returned": "reject_report"},
}
DIRECTORY_ACTS: Final[Mapping[str, tuple[str, str]]] = {
    "amend_organ": ("organ", "amend"),
    "end_organ": ("organ", "end"),
    "amend_person": ("person", "amend"),
    "end_person": ("person", "end"),
    "correct_relation": ("relation", "correct"),
    "end_relation": ("relation", "end"),
    "change_account_roles": ("account", "change_roles"),
    "set_account_password": ("account", "set_password"),
    "disable_account": ("account", "disable"),
    "enable_account": ("account", "enable"),
    "set_account_validity": ("account", "set_validity"),
    "issue_code_secret": ("account", "issue_code_secret"),
    "withdraw_code_secret": ("account", "withdraw_code_secret"),
    "revoke_client_key": ("client_key", "revoke"),
}


def acts(matrix: Matrix, service: str, kind: str, route: str, act: str | Mapping[str, str]) -> Iterator[Question]:
    """Everybody tries that act on every case."""
    path, bodies = door_of(matrix, service, route)
    for body in bodies:
        name = act if isinstance(act, str) else act[body.get("decision") or body["outcome"]]
        for who in matrix.callers(service):
            for item in matrix.items[kind]:
                expected = refusal_of(matrix, who, item, name)
                judge = matrix.absent(service) if expected == "absent" else refused(STATUS[expected], expected)
                yield Question(
                    who, service, route, path.format(item.id), judge, f"{item.about} {name}", expected, method="POST",
                    body=body, headers={"If-Match": f'"{item.case.version + STALE}"'},
                )  # fmt: skip


OWN_ACTS: Final[Mapping[str, str]] = {
    "change_own_password": "change_password",
    "begin_own_code_secret": "begin_code_secret",
    "confirm_own_code_secret": "confirm_code_secret",
}
"""Acts on the account of the caller."""


def own_acts(matrix: Matrix, route: str, act: str) -> Iterator[Question]:
    """Everybody tries that act on the own account."""
    path, bodies = door_of(matrix, "directory", route)
    accounts = {item.id: item for item in matrix.items["account"]}
    for who in matrix.callers("directory"):
        item = accounts[who.account_id]
        expected = refusal_of(matrix, who, item, act)
        judge = matrix.absent("directory") if expected == "absent" else refused(STATUS[expected], expected)
        yield Question(
            who, "directory", route, path, judge, act, expected, method="POST", body=bodies[0],
            headers={"If-Match": f'"{item.case.version + STALE}"'},
        )  # fmt: skip


def refusal_of(matrix: Matrix, who: Persona, item: Item, act: str) -> str:
    """The code with which the act must be refused."""
    standing = matrix.standing(who, item)
    rows = matrix.rows(item, act)
    if not standing.seen:
        return "absent"
    if not rows:
        return "not_now"
    return "stale_version" if any(standing.acts_as & set(move.by) for move in rows) else "not_entitled"


def door_of(matrix: Matrix, service: str, route: str) -> tuple[str, list[Any]]:
    """The address of a door, to be filled with an identity, and the bodies that its description shows as examples."""
    document = matrix.world.houses[service].document
    for path, methods in document["paths"].items():
        for operation in methods.values():
            if operation.get("operationId") == route:
                return _plain(path), list(_examples(document, operation))
    raise KeyError(route)


def _plain(path: str) -> str:
    start, brace, rest = path.partition("{")
    return start + (brace and "{}" + rest.partition("}")[2])


def _examples(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Iterator[Any]:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    yield from (one["value"] for one in content.get("examples", {}).values())
    if "example" in content:
        yield content["example"]
    if not content.get("examples") and "example" not in content:
        yield from _of_schema(document, content.get("schema", {}))


def _of_schema(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterable[Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found = document["components"]["schemas"].get(name, schema)
    return list(found.get("examples", ()))
