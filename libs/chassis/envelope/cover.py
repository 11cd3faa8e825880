"""What of a case is encrypted: the whole of it, or the fields of its restricted sections; and what was stated."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from libs.chassis.access.grounds import Access
from libs.chassis.envelope.refusals import Cause, Erased, SealBroken, told
from libs.chassis.envelope.value import CaseKey, Place, seal, unseal
from libs.kernel.sensitivity import Sensitivity

_SEALED = "sealed"
_LIST = "$sealed"
_HISTORY = "case_history"


@dataclass(frozen=True)
class Cover:
    """The cover of one version of one case; ``key`` None: it was destroyed."""

    service: str
    case_type: str
    table: str
    access: Access
    case_id: UUID
    version: int
    key: CaseKey | None

    def seal_body(self, body: str) -> str:
        """The body as it is stored; beside encrypted fields stands an encrypted list of them, so that none can be
        taken away. Refuses with Erased."""
        if self.access.is_sealed_whole:
            return _text(self._sealed(self._place(self.access.sensitivity), body.encode()))
        columns: list[str] = []

        def hide(place: Place, found: Any, _empty: object) -> Any:
            columns.append(place.column)
            return self._sealed(place, orjson.dumps(found))

        content = self._each(orjson.loads(body), hide)
        place = self._place(self.access.highest, _LIST)
        return _text({**content, _LIST: self._sealed(place, orjson.dumps(columns))})

    def open_body(self, body: str) -> str:
        """The body in clear. Raises SealBroken. If the key was destroyed: refuses with Erased where the whole case was
        encrypted, else there stands in each field what its section says, as if nothing were."""
        stored = orjson.loads(body)
        if self.access.is_sealed_whole:
            if self.key is None:
                raise Erased
            return self._clear(self._place(self.access.sensitivity), stored).decode()
        listed = stored.pop(_LIST, None)
        if self.key is None:
            return _text(self._each(stored, lambda _place, _found, empty: empty))
        columns: list[str] = []

        def show(place: Place, found: Any, _empty: object) -> Any:
            columns.append(place.column)
            return orjson.loads(self._clear(place, found))

        content = self._each(stored, show)
        self.check_list(listed, columns)
        return _text(content)

    def check_list(self, listed: Any, columns: list[str]) -> None:
        """Raises SealBroken unless the encrypted fields there are are those that were encrypted."""
        if orjson.loads(self._clear(self._place(self.access.highest, _LIST), listed)) != columns:
            raise told(self.case_type, Cause.FIELD_TAKEN_AWAY)

    def seal_record(self, record: str) -> str:
        """What was stated with the act, as it is stored. Refuses with Erased."""
        return _text(self._sealed(self._stated(), record.encode()))

    def open_record(self, record: str) -> str | None:
        """What was stated with the act; None if the key was destroyed. Raises SealBroken."""
        return None if self.key is None else self._clear(self._stated(), orjson.loads(record)).decode()

    def _stated(self) -> Place:
        row_id = f"{self.case_type}/{self.case_id}"
        return Place(self.service, _HISTORY, "record", row_id, self.version, self.access.highest)

    def _place(self, level: Sensitivity, path: str = "") -> Place:
        column = f"body.{path}" if path else "body"
        return Place(self.service, self.table, column, str(self.case_id), self.version, level)

    def _each(self, content: Any, change: Callable[[Place, Any, object], Any]) -> Any:
        """The content with every restricted field changed."""
        for section in self.access.sealed:
            for path, empty in section.fields.items():
                content = _changed(content, path.split("."), "", self._here(change, section.sensitivity, empty))
        return content

    def _here(
        self, change: Callable[[Place, Any, object], Any], level: Sensitivity, empty: object
    ) -> Callable[[str, Any], Any]:
        return lambda path, found: change(self._place(level, path), found, empty)

    def _sealed(self, place: Place, clear: bytes) -> dict[str, str]:
        if self.key is None:
            raise Erased
        return {_SEALED: b64encode(seal(self.key, place, clear)).decode()}

    def _clear(self, place: Place, stored: Any) -> bytes:
        assert self.key is not None
        try:
            return unseal(self.key, place, _bytes(stored))
        except SealBroken as broken:
            raise told(self.case_type, broken.cause) from None


def _changed(content: Any, path: list[str], at: str, change: Callable[[str, Any], Any]) -> Any:
    """The content with the value at that place changed, in every entry of a list marked ``[]``; what is absent stays
    so. ``change`` gets the place with the number of each entry."""
    if not isinstance(content, dict):
        return content
    name, rest = path[0], path[1:]
    key = name.removesuffix("[]")
    inner: Any = content.get(key)
    place = f"{at}.{key}" if at else key
    if key not in content or (rest and inner is None):
        return content
    if not rest:
        return {**content, key: change(place, inner)}
    if name.endswith("[]"):
        entries = [_changed(entry, rest, f"{place}[{number}]", change) for number, entry in enumerate(inner)]
        return {**content, key: entries}
    return {**content, key: _changed(inner, rest, place, change)}


def _text(content: Any) -> str:
    return orjson.dumps(content).decode()


def _bytes(stored: Any) -> bytes:
    """The bytes of a stored value, which has one spelling only. Raises SealBroken."""
    if not isinstance(stored, dict) or set(stored) != {_SEALED} or not isinstance(stored[_SEALED], str):
        raise SealBroken(Cause.NOT_SEALED)
    try:
        found = b64decode(stored[_SEALED], validate=True)
    except (NotBase64, ValueError):
        raise SealBroken(Cause.FORM) from None
    if b64encode(found).decode() != stored[_SEALED]:
        raise SealBroken(Cause.FORM)
    return found
