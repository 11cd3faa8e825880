"""The life of an integrator's key in the whole system: issued by the security administrator, used, held to its scopes."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from deploy.demo.cast import Cast
from deploy.demo.client import Person, sign_in
from tests.end_to_end.whole import becomes
from tests.support.city import PASSWORD

pytestmark = pytest.mark.timeout(300)
FILINGS = "/api/filing/v1/filings"
SCOPES = ["filing.filings.read", "filing.statistics.read"]


@pytest.fixture
def security(cast: Cast) -> Person:
    """The security administrator."""
    return sign_in(cast.clerk.http, cast.teller, "sec-admin", PASSWORD)


def a_key(security: Person, cast: Cast) -> dict[str, Any]:
    """A key for a new machine of the approval bureau that reads filings."""
    account = security.open(
        "/api/directory/v1/accounts",
        {
            "code": f"machine-{uuid4().hex[:12]}",
            "person_id": cast.clerk.id,
            "organ_id": cast.clerk.me["organ"]["id"],
            "roles": ["unit_clerk"],
            "machine": True,
        },
    )
    expires = date.today() + timedelta(days=30)
    wanted = {"account_id": account["id"], "scopes": SCOPES, "expires_on": expires.isoformat()}
    return security.open("/api/directory/v1/client-keys", wanted)


def test_a_key_reads_what_its_scopes_cover_until_it_is_revoked(
    security: Person, cast: Cast, http: httpx.Client
) -> None:
    issued = a_key(security, cast)
    shown = {"Authorization": f"Bearer {issued['key']}"}
    mine = cast.clerk.open(FILINGS, {"form": {"title": "试点"}})["id"]

    def answers(path: str = FILINGS) -> int:
        return http.get(path, headers=shown).status_code

    assert becomes(lambda: answers() == 200)
    listed = http.get(FILINGS, headers=shown).json()["items"]
    assert mine in {item["id"] for item in listed}
    lacking = http.post(FILINGS, json={"form": {"title": "x"}}, headers={**shown, "Idempotency-Key": str(uuid4())})
    assert (lacking.status_code, lacking.json()["code"]) == (403, "scope_missing")
    assert answers("/api/directory/v1/me") == 403
    assert answers("/api/overview/todo") == 403
    assert answers(f"{FILINGS}/{mine}") == 200
    security.act(f"/api/directory/v1/client-keys/{issued['id']}/revocation", {})
    assert becomes(lambda: answers() == 401, within=5.5)
