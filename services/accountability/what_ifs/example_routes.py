"""The body of a what-if, as the documents of the API show it; a draft is much longer."""

from typing import Any, Final

from fastapi import Body

_DRAFT: Final = """name: xuchang
version: "2026-09"
zh: 许昌市（草案）
en: Xuchang (draft)
effective_from: 2026-09-01
lists: {}
limits: {}
options: {}
"""

ASK: Final[Any] = Body(
    openapi_examples={
        "quarter": {"value": {"profile_text": _DRAFT, "from_on": "2026-01-01", "to_on": "2026-03-31"}},
    }
)
