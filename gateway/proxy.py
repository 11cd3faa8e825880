"""The hot path: recognises the caller, mints a token for one service, passes request and answer on piece by piece."""

from typing import Final

import aiohttp
from multidict import CIMultiDict
from starlette.types import Receive, Scope, Send

from gateway.body import Body, CallerGone, body_of
from gateway.caller import Caller, Callers
from gateway.headers import forwarded, returned
from gateway.refusals import ServiceAway
from gateway.routes import UPLOAD_LIMIT, Target, target_of
from gateway.upstream import Upstream, Upstreams
from libs.chassis.identity import Signer, request_digest
from libs.chassis.limits import is_encoded
from libs.chassis.problem_catalogue import HeaderUnreadable, known_status
from libs.chassis.problems import problem_response, refusal_response
from libs.chassis.request_ids import REQUEST_ID, request_id
from libs.kernel.refusal import Absent, Refusal

_SMALL: Final = 64 * 1024  # bytes; an answer up to this is read before it is passed on, so a break can still be told
_DECISIVE: Final = frozenset({b"idempotency-key", b"if-match"})
"""Without these headers a request would be performed otherwise than its sender meant."""


class Proxy:
    """ASGI application for every address under ``/api/<service>/v1/``."""

    def __init__(self, upstreams: Upstreams, callers: Callers, signer: Signer) -> None:
        self._upstreams = upstreams
        self._callers = callers
        self._signer = signer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or answer why not."""
        try:
            await self._pass_on(scope, receive, send)
        except CallerGone:
            return
        except Refusal as refusal:
            await refusal_response(scope, refusal)(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "CONNECT":  # asks for a tunnel; an HTTP client takes no answer to it but that
            await problem_response(scope, known_status(405))(scope, receive, send)
            return
        target = target_of(scope["path"], scope["raw_path"])
        caller = await self._callers.require(scope)
        if target is None:
            raise Absent
        if is_encoded(scope):
            await problem_response(scope, known_status(415))(scope, receive, send)
            return
        upstream = self._upstreams.of(target.service)
        with self._callers.quotas.place(caller.quota_key), upstream.place():
            headers = CIMultiDict(_readable(scope, target))
            is_upload = target.limit == UPLOAD_LIMIT
            keyed = "idempotency-key" in headers
            body = await body_of(scope, receive, target.limit, is_upload=is_upload, keyed=keyed)
            path = _path(scope, target)
            headers["Authorization"] = f"Bearer {self._token(scope, target, path, caller, body)}"
            headers[REQUEST_ID] = str(request_id(scope))
            await self._exchange(scope, send, upstream, target, path, headers, body)

    async def _exchange(
        self,
        scope: Scope,
        send: Send,
        upstream: Upstream,
        target: Target,
        path: str,
        headers: CIMultiDict[str],
        body: Body,
    ) -> None:
        if body.length is not None:
            headers["Content-Length"] = str(body.length)
        answer = await upstream.call(scope["method"], path, headers, body)
        try:
            await _return(answer, send, target.service.prefix.encode(), scope["method"])
        finally:
            answer.release()

    def _token(self, scope: Scope, target: Target, path: str, caller: Caller, body: Body) -> str:
        """The internal token of this one call, bound to its path and body unless the body passes in pieces."""
        account = caller.account
        return self._signer.mint(
            account.account_id,
            caller.session_id,
            account.organ_id,
            target.service.name,
            account.roles_v,
            scope["method"],
            hth=None if body.held is None else request_digest(path, body.held),
            scp=caller.scopes,
        )


def _path(scope: Scope, target: Target) -> str:
    """Path and query as the service is asked for them."""
    query: bytes = scope["query_string"]
    return f"{target.path}?{query.decode('ascii', 'replace')}" if query else target.path


def _readable(scope: Scope, target: Target) -> list[tuple[str, str]]:
    """The forwarded headers as text; one that is not text is left behind, unless the act hangs on it."""
    found: list[tuple[str, str]] = []
    for name, value in forwarded(scope["headers"], incognito=target.service.incognito):
        try:
            found.append((name.decode("ascii"), value.decode()))
        except UnicodeDecodeError:
            if name in _DECISIVE:
                raise HeaderUnreadable from None
    return found


async def _return(answer: aiohttp.ClientResponse, send: Send, prefix: bytes, method: str) -> None:
    """Send the service's answer to the caller; small ones whole, others as they come."""
    start = {
        "type": "http.response.start",
        "status": answer.status,
        "headers": returned(answer.raw_headers, prefix),
    }
    length = answer.content_length
    if method == "HEAD" or (length is not None and length <= _SMALL):
        whole = await _read(answer)
        await send(start)
        await send({"type": "http.response.body", "body": whole})
        return
    await send(start)
    async for piece in answer.content.iter_any():
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    try:
        return await answer.content.read()
    except (aiohttp.ClientError, TimeoutError):
        raise ServiceAway(retry_after=2) from None
