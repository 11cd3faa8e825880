"""What is asked at the doors of parked events: system administrators are let in, everybody else is turned away."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from libs.kernel.roles import Role as R
from tests.support.access_asking import Judge, Question, refused
from tests.support.access_matrix import Matrix
from tests.support.access_others import is_answer

_NOTHING: Final = {"items": [], "total": 0, "causes": []}
_PLACE: Final = f"/v1/parked-events/filing__accountability_case/{UUID(int=1)}"
_DOORS: Final[dict[str, tuple[str, str, Any]]] = {
    "list_parked_events": ("GET", "/v1/parked-events", None),
    "retry_parked_events": ("POST", "/v1/parked-events/retry", {}),
    "propose_discard": ("POST", f"{_PLACE}/discard-proposal", {"reason": "nothing follows from it"}),
    "confirm_discard": ("POST", f"{_PLACE}/discard-confirmation", {}),
}
PARKING: Final = tuple(_DOORS)
"""The doors by the names of their functions. Nothing is parked in these proofs."""


def parked_events(matrix: Matrix, service: str, route: str) -> Iterator[Question]:
    """Everybody asks; whoever has no case to administer and no role for it gets no further than the door."""
    method, path, body = _DOORS[route]
    for who in matrix.callers(service):
        judge = _admitted(matrix, service, route) if who.is_any(R.SYS_ADMIN) else refused(403, "not_entitled")
        sort = "admitted" if who.is_any(R.SYS_ADMIN) else "refused"
        yield Question(who, service, route, path, judge, expects=sort, method=method, body=body)


def _admitted(matrix: Matrix, service: str, route: str) -> Judge:
    """There is nothing to list or to retry, and an event that is not parked is absent."""
    if route == "list_parked_events":
        return is_answer(_NOTHING)
    return is_answer({"applied": 0, "waiting": 0}) if route == "retry_parked_events" else matrix.absent(service)
