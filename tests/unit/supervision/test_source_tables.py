"""The tables of criticisms, circulars, rankings and watched units as a whole: every status, act and role."""

import dataclasses
import re
from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.contracts.supervision_sources import SOURCE_EVENTS
from libs.contracts.supervision_units import UNIT_WATCH_EVENTS
from libs.kernel.lifecycle import Lifecycle
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.supervision.circulars import status as circulars
from services.supervision.circulars.case_type import CIRCULAR
from services.supervision.criticisms import status as criticisms
from services.supervision.criticisms.case_type import CRITICISM
from services.supervision.rankings import status as rankings
from services.supervision.rankings.case_type import RANKING
from services.supervision.rankings.ranking import Ranking
from services.supervision.refusing import NamedRefusal
from services.supervision.todo import RANKING_STEPS, UNIT_WATCH_STEPS
from services.supervision.unit_watch import lifecycle as watching
from services.supervision.unit_watch import status as watched
from services.supervision.unit_watch.ending_store import ENDED_STEP
from services.supervision.unit_watch.store import UNIT_WATCH
from tests.support import supervision_sources_papers as papers
from tests.unit.supervision.ranking_papers import walk
from tests.unit.supervision.source_papers import HOUSING, PROFILE, by_leader, circulated, criticised

LEADER, BUREAU, OFFICE, DESK = "city_leader", "bureau", "sup_officer", "case_mgmt"
RECORDERS = {LEADER, BUREAU, OFFICE, DESK}
ALLOWED: dict[str, dict[tuple[str | None, str], set[str]]] = {
    "criticism": {(None, "record"): RECORDERS, ("recorded", "withdraw"): RECORDERS},
    "circular": {(None, "record"): RECORDERS - {LEADER}, ("recorded", "withdraw"): RECORDERS - {LEADER}},
    "ranking": {
        (None, "import_list"): {BUREAU},
        ("imported", "confirm"): {BUREAU, DESK},
        ("half_confirmed", "confirm"): {BUREAU, DESK},
        ("imported", "withdraw"): {BUREAU, DESK},
        ("half_confirmed", "withdraw"): {BUREAU, DESK},
        ("confirmed", "propose_correction"): {BUREAU},
        ("correction_proposed", "confirm_correction"): {DESK},
        ("correction_proposed", "refuse_correction"): {DESK},
    },
    "unit_watch": {
        (None, "enter"): {"system"},
        ("on_list", "leave"): {"system"},
        ("on_list", "release"): {"sup_head"},
    },
    "ended_step": {(None, "note_end"): {"system"}},
}
TYPES = {found.name: found for found in (CRITICISM, CIRCULAR, RANKING, UNIT_WATCH, ENDED_STEP)}


def lifecycle_of(name: str) -> Lifecycle:
    return TYPES[name].lifecycle(PROFILE)


@pytest.mark.parametrize("name", TYPES)
def test_every_status_act_and_role_is_admitted_or_refused_as_the_rulebook_says(name: str) -> None:
    lifecycle, allowed = lifecycle_of(name), ALLOWED[name]
    for status, act, role in product((None, *lifecycle.statuses), sorted(lifecycle.acts), Role):
        mine = allowed.get((None if status is None else str(status), act))
        if mine is not None and str(role) in mine:
            assert lifecycle.admit(status, act, {role})
            continue
        with pytest.raises(NotNow if mine is None else NotEntitled) as refused:
            lifecycle.admit(status, act, {role})
        assert refused.value.cites


@pytest.mark.parametrize("name", TYPES)
def test_every_act_that_is_asked_for_is_in_the_table(name: str) -> None:
    effects = {"unit_watch": {"leave"}}.get(name, set())
    assert {act.name for act in TYPES[name].acts} | effects == lifecycle_of(name).acts


def test_what_has_ended_stays_as_it_is() -> None:
    assert lifecycle_of("ranking").final == {rankings.RankingStatus.WITHDRAWN}
    assert lifecycle_of("unit_watch").final == {watched.UnitWatchStatus.LEFT}


@pytest.mark.parametrize("status", rankings.RankingStatus)
def test_a_list_survives_being_stored_and_says_who_has_confirmed(status: rankings.RankingStatus) -> None:
    ranking = walk(status)
    adapter = TypeAdapter(Ranking)
    assert adapter.validate_json(adapter.dump_json(ranking)) == ranking
    columns = RANKING.columns(ranking)
    both = (columns["confirmed_by_bureau"], columns["confirmed_by_organ"])
    expected = {"imported": (False, False), "withdrawn": (False, False), "half_confirmed": (True, False)}
    assert both == expected.get(str(status), (True, True))


@pytest.mark.parametrize(
    "case", [criticised(by_leader()).case, circulated(papers.circular([papers.named(HOUSING)])).case]
)
def test_a_record_survives_being_stored_and_no_word_of_it_is_projected(case: Any) -> None:
    kind = TYPES["criticism" if hasattr(case, "leader") else "circular"]
    assert kind.load(kind.dump(case)) == case
    written = {papers.SAID, papers.EVIDENCE, case.reference}
    assert written.isdisjoint(value for value in kind.columns(case).values() if isinstance(value, str))


SLICES = tuple(
    f"services.supervision.{name}." for name in ("sources", "criticisms", "circulars", "rankings", "unit_watch")
)


def _refusals(within: tuple[str, ...]) -> list[type[NamedRefusal]]:
    found: list[type[NamedRefusal]] = []
    waiting = [NamedRefusal]
    while waiting:
        refusal = waiting.pop()
        waiting.extend(refusal.__subclasses__())
        if "code" in vars(refusal) and refusal.__module__.startswith(within):
            found.append(refusal)
    return found


def test_every_refusal_has_a_name_of_its_own_words_in_two_languages_and_a_rule() -> None:
    named = _refusals(SLICES)
    assert len(named) == len({refusal.code for refusal in named}) == 43
    for refusal in named:
        assert re.fullmatch(r"(source|criticism|circular|ranking|unit_watch)_[a-z_]+", refusal.code)
        assert refusal.rule and refusal.title.zh and refusal.title.en


def test_every_code_has_words() -> None:
    assert set(criticisms.LABELS) == set(criticisms.CriticismStatus) and len(criticisms.LEVEL_LABELS) == 4
    assert set(circulars.LABELS) == set(circulars.CircularStatus) and len(circulars.LEVEL_LABELS) == 3
    assert set(rankings.LABELS) == set(rankings.RankingStatus) and len(rankings.KIND_LABELS) == 3
    assert set(rankings.SIDE_LABELS) == set(rankings.Side) and len(criticisms.ROLE_LABELS) == 2
    assert set(watched.LABELS) == set(watched.UnitWatchStatus)
    assert set(watched.FOR_LABELS) == set(watched.WatchedFor) and set(watched.LEAVING_LABELS) == set(
        watched.UnitLeaving
    )


def test_what_waits_for_somebody_is_a_move_that_they_may_make() -> None:
    for lifecycle, steps in ((lifecycle_of("ranking"), RANKING_STEPS), (watching.LIFECYCLE, UNIT_WATCH_STEPS)):
        for status, role, act, _ in steps:
            assert lifecycle.admit(status, act, {role})


def test_no_event_has_a_field_for_what_was_said_or_for_a_person() -> None:
    words = re.compile(r"said|reference|evidence|reasons|outside|leader|person|recorded_by|subject")
    fields = [name for event in (*SOURCE_EVENTS, *UNIT_WATCH_EVENTS) for name in event.model_fields]
    assert [name for name in fields if words.search(name)] == []
    assert {"said", "reference"} <= {field.name for field in dataclasses.fields(criticised(by_leader()).case)}
