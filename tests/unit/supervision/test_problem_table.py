"""The table of problem items as a whole: every status, act and role, its words, and what is stored of an item."""

import json
import re
from itertools import product
from typing import Any

import pytest

from libs.contracts.supervision_problems import PROBLEM_EVENTS, ProblemEvent, ProblemOpened
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.supervision.problems import status as words
from services.supervision.problems.access import ACCESS, HANDLING, KEPT_ACTS
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.lifecycle import LIFECYCLE
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.todo_views import PROBLEM_ONLY_IF, PROBLEM_STEPS
from services.supervision.refusing import NamedRefusal
from tests.support import supervision_problem_papers as papers
from tests.unit.supervision import problem_walk as walk
from tests.unit.supervision.problem_walk import PROFILE, in_status

OFFICER, BODY, HEAD, LEADER, SYSTEM = "sup_officer", "dispatched_officer", "sup_head", "cdi_leader_in_charge", "system"
UNIT = {"unit_clerk", "unit_party_head", "task_force_user"}
LIVING = ("notified", "rectifying", "reported", "verifying", "escalated")
ALLOWED: dict[tuple[str | None, str], set[str]] = {
    (None, "open"): {OFFICER, BODY},
    ("open", "revise"): {OFFICER, BODY},
    ("open", "withdraw"): {HEAD},
    **{(status, "withdraw"): {HEAD} for status in LIVING},
    ("open", "notify"): {HEAD},
    ("notified", "accept"): UNIT,
    ("rectifying", "report"): UNIT,
    ("reported", "verify"): {OFFICER},
    ("verifying", "note_verification"): {OFFICER},
    ("verifying", "check_off"): {HEAD},
    ("verifying", "reject"): {HEAD},
    **{(status, "issue_slip"): {"clock"} for status in ("notified", "rectifying")},
    **{(status, "answer_slip"): UNIT for status in ("notified", "rectifying")},
    **{(status, "record_refusal"): {OFFICER} for status in ("notified", "rectifying")},
    **{(status, "escalate"): {LEADER} for status in ("notified", "rectifying")},
    ("escalated", "resume"): {HEAD},
    **{(status, "link"): {SYSTEM} for status in ("open", *LIVING, "checked_off")},
    **{(status, "settle"): {SYSTEM} for status in ("open", *LIVING)},
}
ROWS = {
    "open": "TS-01",
    "notify": "TS-02",
    "accept": "TS-03",
    "report": "TS-04",
    "verify": "TS-05",
    "note_verification": "TS-05",
    "check_off": "TS-06",
    "reject": "TS-07",
    "issue_slip": "TS-08",
    "answer_slip": "TS-08",
    "record_refusal": "TS-09",
    "escalate": "TS-09",
}
EFFECTS = {"link", "settle"}


@pytest.mark.parametrize("status", [None, *S])
def test_every_act_and_role_is_admitted_or_refused_as_the_rulebook_says(status: S | None) -> None:
    for act, role in product(sorted(LIFECYCLE.acts), Role):
        mine = ALLOWED.get((None if status is None else str(status), act))
        if mine is not None and str(role) in mine:
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises(NotNow if mine is None else NotEntitled) as refused:
            LIFECYCLE.admit(status, act, {role})
        assert refused.value.cites


def test_every_row_of_the_rulebook_has_its_number() -> None:
    assert {move.act: move.row for move in LIFECYCLE.moves if move.row} == ROWS
    assert set(ROWS.values()) == {f"TS-0{number}" for number in range(1, 10)}


def test_every_act_that_is_asked_for_is_in_the_table_and_the_rest_are_effects() -> None:
    assert {act.name for act in PROBLEM.acts} | EFFECTS == LIFECYCLE.acts


def test_only_a_check_off_and_a_withdrawal_end_an_item() -> None:
    assert LIFECYCLE.final == {S.CHECKED_OFF, S.WITHDRAWN}


@pytest.mark.parametrize("status", S)
def test_an_item_survives_being_stored_and_no_word_of_it_is_projected(status: S) -> None:
    problem = in_status(status).case
    assert problem.status is status and PROBLEM.load(PROBLEM.dump(problem)) == problem
    columns = PROBLEM.columns(problem)
    assert set(columns) <= {column.name for column in PROBLEM.table.c}
    assert (columns["checked_off_on"] is not None) == (status is S.CHECKED_OFF)
    written = {problem.facts, problem.place, *problem.evidence, *problem.demands, papers.REASONS, papers.FALSITY}
    assert written.isdisjoint(value for value in columns.values() if isinstance(value, str))


def test_no_event_has_a_field_for_what_was_found_or_for_a_person() -> None:
    spoken = re.compile(r"facts|place|demand|evidence|reasons|person|_by$|proof|remark|text")
    fields = [name for event in PROBLEM_EVENTS for name in event.model_fields]
    assert [name for name in fields if spoken.search(name)] == []
    assert {"facts", "place", "demands"} <= set(Problem.__dataclass_fields__)


def test_every_act_tells_one_event_of_its_own() -> None:
    told = {event.event_type for event in PROBLEM_EVENTS if issubclass(event, ProblemEvent)}
    assert len(told) == len({move.act for move in LIFECYCLE.moves} - {"settle"})


def _refusals() -> list[type[NamedRefusal]]:
    found, waiting = [], [NamedRefusal]
    while waiting:
        refusal = waiting.pop()
        waiting.extend(refusal.__subclasses__())
        if refusal.__module__.startswith("services.supervision.problems."):
            found.append(refusal)
    return found


def test_every_refusal_has_a_name_of_its_own_words_in_two_languages_and_a_rule() -> None:
    named = _refusals()
    assert len(named) == len({refusal.code for refusal in named}) > 40
    for refusal in named:
        assert re.fullmatch(r"problem_[a-z_]+", refusal.code)
        assert refusal.rule and refusal.title.zh and refusal.title.en and refusal.__doc__


def test_every_code_has_words() -> None:
    assert set(words.LABELS) == set(S)
    assert set(words.KIND_LABELS) == set(words.ProblemKind) and set(words.SOURCE_LABELS) == set(words.Source)
    assert set(words.WAY_LABELS) == set(words.VerificationWay)
    assert set(words.RESULT_LABELS) == set(words.CheckResult)
    assert set(PROFILE.list("escalation_reasons").codes()) == set(words.Ground)
    assert PROFILE.list("slip_colours").codes() == ("blue", "orange", "red")


def test_what_waits_for_somebody_is_a_move_that_they_may_make() -> None:
    for status, role, act, title in PROBLEM_STEPS:
        assert LIFECYCLE.admit(status, act, {role}) and title.zh and title.en
    assert {("problem", act, role) for _, role, act, _ in PROBLEM_STEPS} >= set(PROBLEM_ONLY_IF)


def test_who_verified_it_is_not_asked_to_decide_on_it() -> None:
    for act in ("check_off", "reject"):
        asked = str(PROBLEM_ONLY_IF["problem", act, Role.SUP_HEAD])
        assert "NOT " in asked and "verifier_ids" in asked


def test_the_unit_knows_its_items_by_the_notice_alone() -> None:
    (ground,) = (one for one in ACCESS.grounds if one.code == "unit")
    asked = str(ground.holds)
    assert "unit_id" in asked and "status" in asked and "notified_on IS NOT NULL" in asked


def _paths(fields: Any, names: tuple[str, ...]) -> bool:
    """Whether that place exists in an item that has gone all ways."""
    found = fields
    for name in names:
        entry = found[name.removesuffix("[]")]
        found = entry[0] if name.endswith("[]") else entry
    return True


def test_everything_that_is_closed_to_the_unit_is_there_in_an_item_that_has_seen_it_all() -> None:
    item = walk.red_failed().act("escalate", papers.escalation()).act("resume", papers.resumption())
    item.act("record_refusal", papers.refusal(item.on)).act("report", papers.report())
    item.act("verify", papers.verification(walk.VISIT)).act("note_verification", papers.note("false"))
    item.act("reject", papers.rejection("false")).act("report", papers.report())
    item.act("verify", papers.verification()).act("note_verification", papers.note()).act("check_off", {})
    fields = json.loads(PROBLEM.dump(item.case))
    fields["withdrawal"] = {"withdrawn_by": None}
    assert all(_paths(fields, tuple(path.split("."))) for path in HANDLING.fields)
    assert set(KEPT_ACTS) <= LIFECYCLE.acts
    unit = ACCESS.standing(frozenset({Role.UNIT_CLERK}), [one for one in ACCESS.grounds if one.code == "unit"])
    shown = json.dumps(ACCESS.open_fields(fields, unit), ensure_ascii=False)
    hidden = (walk.VERIFIER, walk.CHIEF, walk.OPENER, walk.VISIT)
    assert not any(str(secret) in shown for secret in hidden)
    assert papers.FALSITY not in shown and papers.FACTS in shown


def test_no_event_tells_the_unit_of_a_common_problem() -> None:
    for event in PROBLEM_EVENTS:
        if issubclass(event, ProblemEvent):
            assert "common_problem_id" in HANDLING.told[event.event_type]
    assert {"source", "source_id"} <= set(HANDLING.told[ProblemOpened.event_type])
