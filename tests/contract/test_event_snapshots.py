"""A published event may only gain: what a listener was promised stays, and every breach is seen to be reported."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.contract.breaking import breaking
from tests.contract.contracts import schemas
from tests.contract.snapshot import taken, write

REJECTED = "filing.filing.rejected.v1"
RECORDED = "directory.person.recorded.v1"


def test_every_event_has_a_snapshot() -> None:
    assert sorted(schemas().keys() - taken().keys()) == []


def test_contracts_have_only_gained_since_their_snapshots() -> None:
    assert breaking(taken(), schemas()) == []


def test_snapshots_are_what_the_contracts_say_now() -> None:
    before, now = taken(), schemas()
    assert [event_type for event_type in now if before.get(event_type) != json.loads(json.dumps(now[event_type]))] == []


def _without(schema: dict[str, Any], name: str) -> None:
    del schema["properties"][name]


def _retyped(schema: dict[str, Any], name: str) -> None:
    schema["properties"][name] = {"type": "integer"}


def _demanded(schema: dict[str, Any], name: str) -> None:
    schema["properties"][name] = {"type": "string"}
    schema["required"] = [*schema["required"], name]


def _optional(schema: dict[str, Any], name: str) -> None:
    schema["required"] = [required for required in schema["required"] if required != name]


@pytest.mark.parametrize(
    ("change", "field", "reported"),
    [
        (_without, "reason_codes", "the field reason_codes is gone"),
        (_retyped, "decided_on", "the field decided_on has another type"),
        (_demanded, "haste", "the field haste is always asked for"),
        (_optional, "unit_id", "the field unit_id may now be missing"),
    ],
)
def test_a_change_that_breaks_a_listener_is_reported(change: Any, field: str, reported: str) -> None:
    now = copy.deepcopy(schemas())
    change(now[REJECTED], field)
    assert breaking(schemas(), now) == [f"{REJECTED}: {reported}"]


def test_a_change_inside_a_part_of_a_field_is_reported() -> None:
    now = copy.deepcopy(schemas())
    _without(now[RECORDED]["$defs"]["HeldPost"], "post")
    now[RECORDED]["$defs"]["HeldPost"]["required"].remove("post")
    assert breaking(schemas(), now) == [f"{RECORDED}: the field HeldPost.post is gone"]


def test_an_event_that_is_no_longer_said_is_reported() -> None:
    now = {event_type: schema for event_type, schema in schemas().items() if event_type != REJECTED}
    assert breaking(schemas(), now) == [f"{REJECTED}: the event is gone"]


def test_a_new_event_an_optional_field_and_better_words_break_nothing(tmp_path: Path) -> None:
    write(schemas(), tmp_path)
    now = copy.deepcopy(schemas())
    now["filing.filing.rejected.v2"] = {"type": "object", "properties": {}}
    now[REJECTED]["properties"]["panel_id"] = {"type": "string", "format": "uuid"}
    now[REJECTED]["properties"]["decided_on"]["description"] = "Another wording."
    assert breaking(schemas(), now) == []
    assert sorted(write(now, tmp_path)) == [REJECTED, "filing.filing.rejected.v2"]
    assert breaking(taken(tmp_path), now) == [] and taken(tmp_path) == json.loads(json.dumps(now))


def test_a_breaking_change_cannot_be_written_over_its_snapshot(tmp_path: Path) -> None:
    write(schemas(), tmp_path)
    now = copy.deepcopy(schemas())
    _retyped(now[REJECTED], "decided_on")
    with pytest.raises(ValueError, match="decided_on has another type"):
        write(now, tmp_path)
    assert taken(tmp_path)[REJECTED] == json.loads(json.dumps(schemas()[REJECTED]))
