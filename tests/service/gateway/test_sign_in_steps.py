"""Signing in where a password is not enough: a one-time code, a password that must be changed; in two languages."""

import httpx
import pytest

from tests.service.gateway.neighbour import RIGHT_PASSWORD


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"account": "coded"}, 401, "one_time_code_needed"),
        ({"account": "coded", "code": "000000"}, 401, "wrong_credentials"),
        ({"account": "coded", "code": "492039"}, 200, None),
        ({"account": "coded", "password": "wrong", "code": "492039"}, 401, "wrong_credentials"),
        ({"account": "aged"}, 401, "password_change_needed"),
        ({"account": "aged", "new_password": "brief"}, 422, "new_password_not_accepted"),
        ({"account": "aged", "new_password": "another-horse-battery"}, 200, None),
        ({"account": "aged", "password": "wrong", "new_password": "another-horse"}, 401, "wrong_credentials"),
        ({"account": "clerk", "code": ""}, 422, "fields_invalid"),
        ({"account": "clerk", "code": "1" * 17}, 422, "fields_invalid"),
        ({"account": "clerk", "admin": True}, 422, "fields_invalid"),
    ],
)
async def test_a_sign_in_says_what_more_is_needed(
    stranger: httpx.AsyncClient, sent: dict[str, object], status: int, code: str | None
) -> None:
    for language in ("zh-CN", "en"):
        asked = {"password": RIGHT_PASSWORD, **sent}
        answer = await stranger.post("/api/login", json=asked, headers={"Accept-Language": language})
        assert (answer.status_code, answer.json().get("code")) == (status, code)
        assert not {value for value in map(str, asked.values()) if len(value) > 4 and f'"{value}"' in answer.text}
        assert ("Set-Cookie" in answer.headers) is (status == 200)
        if code:
            assert answer.json()["title"].isascii() is (language == "en")


async def test_a_new_password_that_will_not_do_is_told_why(stranger: httpx.AsyncClient) -> None:
    asked = {"account": "aged", "password": RIGHT_PASSWORD, "new_password": "brief"}
    answer = await stranger.post("/api/login", json=asked, headers={"Accept-Language": "en"})
    (error,) = answer.json()["errors"]
    assert error == {"pointer": "#/new_password", "code": "password_short", "detail": "Too short", "cites": ["P-36"]}
