"""A role taken away, and an account disabled, count in the other services: mechanism and bound are five seconds."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from deploy.demo.client import Person, Teller, sign_in
from tests.end_to_end.whole import Whole, becomes

pytestmark = pytest.mark.timeout(300)
FILINGS = "/api/filing/v1/filings"
ACCOUNTS = "/api/directory/v1/accounts"
PASSWORD = "Lanyard-2026"


class Keeper:
    """The security administrator, and one account whose rights come and go."""

    def __init__(self, http: httpx.Client) -> None:
        self.administrator = sign_in(http, Teller(), "sec-admin", PASSWORD)
        self.person = sign_in(http, Teller(), "housing-clerk", PASSWORD)
        self.place = f"{ACCOUNTS}/{self.person.me['account_id']}"
        self.rights = {name: self.person.me[name]["id"] for name in ("organ",)}

    def give(self, *roles: str) -> None:
        """From now on the account has these roles."""
        self._act("roles", {"organ_id": self.rights["organ"], "roles": list(roles)})

    def disable(self) -> None:
        self._act("disabling", {})

    def enable(self) -> None:
        self._act("enabling", {})

    def _act(self, act: str, body: dict[str, Any]) -> None:
        answer = self.administrator.try_act(f"{self.place}/{act}", body)
        assert answer.status_code == 200, answer.text


@pytest.fixture
def keeper(http: httpx.Client) -> Iterator[Keeper]:
    keeper = Keeper(http)
    yield keeper
    if keeper.administrator.read(keeper.place)["status"] == "disabled":
        keeper.enable()
    keeper.give("unit_clerk")
    assert becomes(lambda: drafting(keeper.person) == 201)


def drafting(person: Person) -> int:
    """How filing answers when that person drafts."""
    headers = {"Authorization": f"Bearer {person.token}", "Idempotency-Key": str(uuid4())}
    return person.http.post(FILINGS, json={"form": {"title": "试点"}}, headers=headers).status_code


def test_a_removed_role_is_refused_by_another_service(keeper: Keeper) -> None:
    assert drafting(keeper.person) == 201
    keeper.give("unit_party_head")
    assert becomes(lambda: drafting(keeper.person) == 403)


def test_a_disabled_account_is_refused_by_every_service(keeper: Keeper, whole: Whole) -> None:
    services = [name for name in whole.running.addresses if name != "gateway"]

    def statuses() -> set[int]:
        return {keeper.person.get(f"/api/{name}/v1/changes").status_code for name in services}

    assert statuses() == {200}
    keeper.disable()
    assert becomes(lambda: statuses() == {401})
    again = keeper.person.http.post("/api/login", json={"account": "housing-clerk", "password": PASSWORD})
    assert again.status_code == 401
