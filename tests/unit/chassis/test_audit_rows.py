"""Audit rows: what their bodies say, what their marks cover, which refusals are recorded, and who writes them."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from libs.chassis.audit import NotRecorded, audit_row, is_recorded, row_key, row_mac
from libs.chassis.problem_catalogue import TooMany, Unreadable
from libs.kernel.actor import Actor
from libs.kernel.refusal import (
    Absent,
    Busy,
    Incomplete,
    KeyRequired,
    KeyReused,
    NotEntitled,
    NotNow,
    Refusal,
    Stale,
    Unconditional,
)
from services.filing.filings.refusals_review import PreparerDecides, RecusedTakesPart

CLERK = Actor(UUID(int=1), UUID(int=2), UUID(int=3), None, frozenset())
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


def row(**said: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "event_uuid": UUID(int=4), "at": AT, "action": "filing.show", "object_type": "filing",
        "object_id": UUID(int=5), "decision": "allow", "outcome": "shown", "policy_version": "", "request_id": None,
    }  # fmt: skip
    return audit_row(CLERK, **(values | said))


def test_the_body_says_all_that_the_columns_say() -> None:
    made = row(objects=(UUID(int=7), UUID(int=6)), purpose="inspection")
    said = json.loads(made["body"])
    assert said.keys() == made.keys() - {"body", "row_mac"}
    assert said["objects"] == [str(UUID(int=7)), str(UUID(int=6))]
    assert (said["purpose"], said["at"], said["request_id"]) == ("inspection", "2026-03-02T01:00:00+00:00", None)


def test_the_body_is_the_same_whatever_the_order_in_which_it_was_said() -> None:
    body = row()["body"]
    assert body == json.dumps(json.loads(body), separators=(",", ":"), sort_keys=True).encode()


@pytest.mark.parametrize("change", [{"objects": (UUID(int=6),)}, {"purpose": "x"}, {"outcome": "absent"}])
def test_whatever_is_changed_changes_the_mark(change: dict[str, Any]) -> None:
    key = row_key(b"private")
    assert row_mac(key, row(**change)["body"]) != row_mac(key, row()["body"])
    assert row_mac(key, row()["body"]) != row_mac(row_key(b"another"), row()["body"])


@pytest.mark.parametrize("refusal", [NotEntitled, Absent, NotNow, Incomplete, PreparerDecides, RecusedTakesPart])
def test_a_refusal_by_right_status_or_rule_is_recorded(refusal: type[Refusal]) -> None:
    assert is_recorded(refusal())


@pytest.mark.parametrize(
    "refusal", [Stale, Unconditional, Busy, KeyRequired, KeyReused, Unreadable, TooMany, NotRecorded]
)
def test_a_refusal_of_form_or_one_that_says_ask_again_is_not(refusal: type[Refusal]) -> None:
    assert not is_recorded(refusal())


def test_audit_rows_are_written_where_they_are_marked_and_nowhere_else() -> None:
    """A row inserted past the mark would be held against its service by the sealer."""
    sources = [path for folder in ("libs", "services", "gateway", "deploy") for path in (ROOT / folder).rglob("*.py")]
    inserting = re.compile(r"insert\(AUDIT\)|INSERT INTO audit_event")
    found = {path.relative_to(ROOT).as_posix() for path in sources if inserting.search(path.read_text())}
    assert found == {"libs/chassis/audit.py", "libs/chassis/sealing/marks.py"}
