"""The life of an integrator's key in the whole system: issued, used, held to its scopes, revoked."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest

from deploy.demo.cast import Cast
from deploy.demo.client import Person, sign_in
from services.directory.stable_ids import organ_id, person_id
from tests.end_to_end.whole import becomes
from tests.support.city import PASSWORD

pytestmark = pytest.mark.timeout(300)
FILINGS = "/api/filing/v1/filings"
ORGANS = "/api/directory/v1/organs"
SCOPES = ["filing.filings.read", "directory.organs.read"]


@pytest.fixture
def security(cast: Cast) -> Person:
    """The security administrator."""
    return sign_in(cast.clerk.http, cast.teller, "sec-admin", PASSWORD)


def a_key(security: Person) -> dict[str, Any]:
    """A key for a new machine of the inspection bureau that reads organs and filings."""
    account = security.open(
        "/api/directory/v1/accounts",
        {
            "code": f"machine-{uuid4().hex[:12]}",
            "person_id": str(person_id("bureau-officer")),
            "organ_id": str(organ_id("inspection-bureau")),
            "roles": ["bureau"],
            "machine": True,
        },
    )
    expires = datetime.now(ZoneInfo("Asia/Shanghai")).date() + timedelta(days=30)
    wanted = {"account_id": account["id"], "scopes": SCOPES, "expires_on": expires.isoformat()}
    return security.open("/api/directory/v1/client-keys", wanted)


def test_a_key_reads_what_its_scopes_cover_until_it_is_revoked(
    security: Person, cast: Cast, http: httpx.Client
) -> None:
    issued = a_key(security)
    shown = {"Authorization": f"Bearer {issued['key']}", "Accept-Language": "en"}

    def answers(path: str = FILINGS) -> int:
        return http.get(path, headers=shown).status_code

    assert becomes(lambda: answers() == 200)
    assert http.get(ORGANS, headers=shown).json()["total"] > 0
    lacking = http.post(FILINGS, json={"form": {"title": "x"}}, headers={**shown, "Idempotency-Key": str(uuid4())})
    assert (lacking.status_code, lacking.json()["code"]) == (403, "scope_missing")
    assert "filing.filings.write" in lacking.json()["detail"]
    assert {answers(path) for path in ("/api/directory/v1/people", "/api/supervision/v1/todo", "/api/me")} == {403}
    assert answers(ORGANS) == 200
    security.act(f"/api/directory/v1/client-keys/{issued['id']}/revocation", {})
    assert becomes(lambda: answers() == 401, within=5.5)
