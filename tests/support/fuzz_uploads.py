"""Upload forms nobody thought of: odd names, types that lie, parts that are missing, twice there or break off."""

from random import Random
from typing import Any

import httpx

from deploy.demo.papers import MINUTES_PDF
from tests.support.answers import CANARY
from tests.support.mutations import WRITTEN

_NAMES = (
    f"{CANARY}.pdf",
    "会议纪要.pdf",
    "../../etc/passwd",
    "a" * 400 + ".pdf",
    "x.exe",
    ".pdf",
    "a\u202efdp.exe",
    CANARY,
)
_MARK = CANARY.encode()
_CONTENTS = (MINUTES_PDF, MINUTES_PDF + _MARK, b"", _MARK, b"MZ" + bytes(100), b"PK\x03\x04" + bytes(60))
_TYPES = ("application/pdf", "text/html", CANARY, "image/png")
_SECRECY = ("work_secret", "internal", "state_secret", "confidential", *WRITTEN)


def made_up_upload(address: str, headers: dict[str, str], random: Random) -> httpx.Request:
    """A request to that address; its form is right in parts at best."""
    file = (random.choice(_NAMES), random.choice(_CONTENTS), random.choice(_TYPES))
    fields: dict[str, Any] = {"secrecy": random.choice(_SECRECY), "kind": random.choice(("minutes", CANARY))}
    fields = {name: value for name, value in fields.items() if random.random() < 0.8}
    files = [(random.choice(("file", "file", "file", f"{CANARY} 文件")), file)] * random.choice((1, 1, 1, 1, 2))
    whole = httpx.Request("POST", address, headers=headers, files=files, data=fields)
    content = whole.read()
    if random.random() < 0.8:
        return whole
    kind = random.choice(
        (whole.headers["Content-Type"], f"multipart/form-data; boundary={CANARY}", "multipart/form-data")
    )
    broken = content[: random.randrange(len(content) + 1)]
    return httpx.Request("POST", address, headers={**headers, "Content-Type": kind}, content=broken)
