"""One valid body for every door of watched units, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

RELEASE: Final[Any] = Body(openapi_examples={"settled": {"value": {"reasons": "两次实地回访，整改已到位，未见反弹。"}}})
