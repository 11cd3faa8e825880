"""What every table of the aftermath is asked: whatever is not listed is refused, and a case survives being stored."""

from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.chassis.cases import AnyCaseType
from libs.kernel.events import Event, aggregate_of
from libs.kernel.lifecycle import Lifecycle
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from tests.support.accountability_cases_cast import profile

_PRIVATE = {"person_id", "reasons", "text", "reviewer_ids", "examiner_ids", "asked", "opinion", "note"}


def refuses_all_else(lifecycle: Lifecycle) -> int:
    """Every status, act and role not listed together is refused, citing; how many were tried."""
    tried = 0
    for status, act, role in product((None, *lifecycle.statuses), lifecycle.acts, Role):
        rows = lifecycle.rows(status, act)
        if any(role in row.by for row in rows):
            assert lifecycle.admit(status, act, {role})
            continue
        with pytest.raises((NotNow, NotEntitled)) as refused:
            lifecycle.admit(status, act, {role})
        assert isinstance(refused.value, NotEntitled if rows else NotNow)
        assert refused.value.cites, (status, act)
        tried += 1
    return tried


def every_act_is_a_row(kind: AnyCaseType, *effects: str) -> None:
    """Every act asked at a door or by time is in the table; the rest of the table are effects of the system."""
    lifecycle = kind.lifecycle(profile())
    assert kind.act_by_name.keys() | set(effects) == lifecycle.acts
    assert {role for move in lifecycle.moves if move.act in effects for role in move.by} <= {Role.SYSTEM}


def survives_storing(kind: AnyCaseType, case: Any) -> None:
    """The case comes back as it was, and its columns are columns of the table."""
    assert TypeAdapter(kind.case_class).validate_json(kind.dump(case)) == case
    assert set(kind.columns(case)) <= {column.name for column in kind.table.columns}
    fields = kind.adapter.dump_python(case, mode="json")
    for section in kind.access.sections:
        for path in section.fields:
            assert path.split(".")[0].removesuffix("[]") in fields, path


def names_nobody(kind: str, events: tuple[type[Event], ...]) -> None:
    """The events of that kind say ids, codes and days alone."""
    mine = [event for event in events if aggregate_of(event.event_type) == kind]
    assert mine
    assert not {name for event in mine for name in event.model_fields} & _PRIVATE
