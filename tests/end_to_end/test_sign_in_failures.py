"""A password tried too often stays barred when the programs that counted are started anew."""

import httpx
import pytest

from tests.end_to_end.whole import Whole
from tests.support.city import PASSWORD

pytestmark = pytest.mark.timeout(300)
ACCOUNT = "east-township-clerk"
OTHER = "east-township-head"


def tried(http: httpx.Client, password: str, account: str = ACCOUNT) -> httpx.Response:
    return http.post("/api/login", json={"account": account, "password": password})


def test_five_failures_bar_an_account_through_a_restart_of_directory_and_gateway(
    whole: Whole, http: httpx.Client
) -> None:
    assert tried(http, PASSWORD).status_code == 200
    assert [tried(http, f"wrong-{number}").status_code for number in range(5)] == [401] * 5
    assert tried(http, PASSWORD).status_code == 429
    with whole.without("gateway"), whole.without("directory"):
        pass
    barred = tried(http, PASSWORD)
    assert (barred.status_code, barred.json()["code"]) == (429, "too_many_logins")
    assert 1 <= int(barred.headers["Retry-After"]) <= 15 * 60
    assert tried(http, PASSWORD, OTHER).status_code == 200
