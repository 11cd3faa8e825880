"""THE TABLE: which address belongs to which service, what it is called, and how much it may carry."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from libs.kernel.text import Text

KIB: Final = 1024
MIB: Final = 1024 * KIB
BODY_LIMIT: Final = 1 * MIB
UPLOAD_LIMIT: Final = 25 * MIB
_UPLOADS: Final = re.compile(r"[/-](?:uploads|attachments|imports|batches)(?:/checks)?\Z")
"""How the addresses end that take files, whole words or the last of a name (``ranking-imports``), and where a file is
only checked; every other address takes at most BODY_LIMIT."""
EXPENSIVE: Final = frozenset({"statistics", "precedents", "exports", "export", "searches", "search", "overview"})
"""Words in the addresses of what costs much to answer; a search (``q=``), a sheet (``format=xlsx``) and the audit trail
cost much anywhere."""
_SEARCH: Final = re.compile(rb"(?:\A|[&;])(?:q=|format=xlsx)")
_AUDIT: Final = re.compile(r"/v1/audit\b")


@dataclass(frozen=True, slots=True)
class Service:
    """A service behind the gateway: its name in addresses and for readers, and whether it lists things to do.

    ``incognito``: of the caller's headers it gets only those it needs to answer, none that tells of address or device.
    """

    name: str
    title: Text
    has_todo: bool = True
    incognito: bool = False

    @property
    def prefix(self) -> str:
        """Where its addresses begin at the gateway."""
        return f"/api/{self.name}"

    @property
    def pascal(self) -> str:
        """Its name as the first part of a schema name."""
        return self.name.capitalize()


SERVICES: Final = (
    Service("filing", Text("容错备案", "Tolerance filing")),
    Service("clarification", Text("澄清正名", "Clarification")),
    Service("accountability", Text("问责约谈", "Accountability")),
    Service("supervision", Text("服务中心工作与监督", "Supervision")),
    Service("vault", Text("检举人信息保管", "Vault of sealed reports"), incognito=True),
    Service("directory", Text("机构与人员", "Directory"), has_todo=False),
)
BY_NAME: Final = {service.name: service for service in SERVICES}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: the service, and path and query as the service sees them."""

    service: Service
    path: str
    limit: int


def is_for_a_service(path: str) -> bool:
    """Whether the first two segments of a decoded path are those of a service."""
    return path.startswith("/api/") and path[5:].split("/", 1)[0] in BY_NAME


def target_of(path: str, raw_path: bytes) -> Target | None:
    """The target of ``/api/<service>/v1/...``; None when no service may be reached under that path.

    ``raw_path`` is forwarded as the caller wrote it, so nothing may hide in its encoding: dot segments, empty segments,
    encoded slashes, backslashes and control characters have no target.
    """
    first, slash, rest = path[5:].partition("/")
    service = BY_NAME.get(first)
    if service is None or not slash or not path.startswith("/api/") or not rest.startswith("v1/"):
        return None
    raw = raw_path[len(service.prefix) :]
    if (unquote_to_bytes(raw) if b"%" in raw else raw) != f"/{rest}".encode() or b"%2f" in raw.lower():
        return None
    if not _is_plain(rest):
        return None
    limit = UPLOAD_LIMIT if _UPLOADS.search(rest) else BODY_LIMIT
    return Target(service, raw.decode("ascii"), limit)


def is_expensive(path: str, query: bytes) -> bool:
    """Whether answering that (decoded) path and that query string costs much more than a case does."""
    if not EXPENSIVE.isdisjoint(path.split("/")) or _AUDIT.search(path):
        return True
    return bool(query) and _SEARCH.search(unquote_to_bytes(query) if b"%" in query else query) is not None


def _is_plain(path: str) -> bool:
    """No segment is empty or made of dots, and no character is a backslash or a control character."""
    if "\\" in path or not path.isprintable():
        return False
    return not any(segment in ("", ".", "..") for segment in path.split("/"))
