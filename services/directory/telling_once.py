"""A secret in an answer: told to whoever asked for it, once, and kept nowhere in that form."""

import orjson
from fastapi import Response


def telling(answer: Response, told: dict[str, object]) -> Response:
    """The answer with these fields as well; no cache may keep it."""
    content = {**orjson.loads(answer.body), **told}
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    headers["cache-control"] = "no-store"
    return Response(orjson.dumps(content), status_code=answer.status_code, headers=headers)
