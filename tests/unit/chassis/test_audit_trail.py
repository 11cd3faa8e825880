"""One line of a dump, judged by itself: what its leaf covers, and columns that say something else than its body."""

import json
from base64 import b64encode
from typing import Any
from uuid import UUID

import pytest

from libs.chassis.sealing.trail import ACCUSING, read_record, record_hash
from libs.chassis.sealing.tree import leaf_hash

MARK = bytes(range(32))
BEFORE = {"action": "filing.show", "at": "2026-03-02T01:00:00+00:00", "outcome": "shown"}
"""What a body of the first version says: nothing of objects and purpose."""


def line(body: bytes, columns: dict[str, Any], mac: bytes | None = None) -> dict[str, Any]:
    return {
        "audit_id": 1, "leaf_index": 0, "leaf_hash": leaf_hash(body).hex(), "body": b64encode(body).decode(),
        "columns": columns, "row_mac": None if mac is None else mac.hex(),
    }  # fmt: skip


def test_the_leaf_covers_the_mark() -> None:
    body = json.dumps(BEFORE).encode()
    assert record_hash(body, None) == leaf_hash(body), "as it was before there were marks"
    assert record_hash(body, MARK) == leaf_hash(body + MARK)


@pytest.mark.parametrize("taken", [1, 2, 32])
def test_no_octet_can_be_moved_from_the_mark_to_the_body(taken: int) -> None:
    """A mark that begins with white space could else lend it to the body, which would still be JSON."""
    body, mark = json.dumps(BEFORE).encode(), b" " * 32
    moved = record_hash(body + mark[:taken], mark[taken:])
    assert moved != record_hash(body, mark)


@pytest.mark.parametrize(
    ("later", "unlike"),
    [
        ({}, ()),
        ({"objects": [], "purpose": None}, ()),
        ({"objects": [str(UUID(int=1))], "purpose": None}, ("objects",)),
        ({"objects": [], "purpose": "inspection"}, ("purpose",)),
    ],
)
def test_columns_that_came_later_are_empty_in_a_record_from_before(
    later: dict[str, Any], unlike: tuple[str, ...]
) -> None:
    assert read_record(line(json.dumps(BEFORE).encode(), {**BEFORE, **later})).unlike == unlike


@pytest.mark.parametrize("named", ["x", None, 7, {}])
def test_a_body_that_accuses_nobody_in_particular_is_read_all_the_same(named: object) -> None:
    said = {**BEFORE, "action": ACCUSING, "object_id": named}
    assert read_record(line(json.dumps(said).encode(), said)).accuses is None


def test_a_row_against_another_names_it() -> None:
    said = {**BEFORE, "action": ACCUSING, "object_id": str(UUID(int=4711)), "outcome": "row_mac_wrong"}
    record = read_record(line(json.dumps(said).encode(), said))
    assert (record.accuses, record.outcome) == (4711, "row_mac_wrong")
