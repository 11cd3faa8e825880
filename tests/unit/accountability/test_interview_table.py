"""The table of the interview as a whole: what is listed can be done, and what is not listed is refused."""

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.accountability.interviews import lifecycle
from services.accountability.interviews.access import ACCESS, KEPT_ACTS, MATTER, NOTICE
from services.accountability.interviews.acts import ACTS
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.lifecycle import LIFECYCLE
from services.accountability.interviews.status import LABELS
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.todo_views import INTERVIEW_ONLY_IF, INTERVIEW_STEPS
from services.accountability.refusing import NamedRefusal
from tests.support.accountability_interviews_papers import DAYS, WANTING
from tests.support.accountability_interviews_stage import Stage

ROWS = [f"TI-{number:02}" for number in range(1, 11)]
EFFECTS = {"trigger", "rebase"}
"""Acts that no door asks for: the triggers of the service bring them about."""


def test_every_row_of_the_rulebook_is_in_the_table() -> None:
    assert set(ROWS) == {move.row for move in LIFECYCLE.moves}
    assert all(move.rule for move in LIFECYCLE.moves)


def test_every_status_has_a_label_and_is_in_the_table() -> None:
    assert set(LABELS) == set(S) == set(LIFECYCLE.statuses)
    assert set(LIFECYCLE.final) == {S.ESCALATED, S.CLOSED}  # a cancelled one may be triggered anew


def test_whatever_is_not_listed_for_status_act_and_role_is_refused() -> None:
    listed = {(move.source, move.act, role) for move in LIFECYCLE.moves for role in move.by}
    refused = 0
    for status, act, role in product((*S, None), sorted(LIFECYCLE.acts), Role):
        if (status, act, role) in listed:
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises((NotNow, NotEntitled)) as found:
            LIFECYCLE.admit(status, act, {role})
        assert found.value.cites, (status, act, role)
        refused += 1
    assert refused > 5_000


def test_only_the_triggers_themselves_bring_an_effect_about() -> None:
    for move in LIFECYCLE.moves:
        assert (move.by == (Role.SYSTEM,)) is (move.act in EFFECTS), move


def test_every_act_of_the_table_that_is_no_effect_is_written_and_no_other() -> None:
    written = {act.name for act in ACTS}
    assert len(written) == len(ACTS)
    assert written == LIFECYCLE.acts - EFFECTS


@pytest.mark.parametrize("tier", ["xc_i1", "xc_i3", "xc_i4", "xc_i5", "xc_i7"])
def test_every_listed_move_is_performed_by_its_act_and_reaches_its_target(tier: str) -> None:
    stage = Stage(tier)
    for status in S:
        for act in {move.act for move in LIFECYCLE.moves if move.source is status} - EFFECTS:
            case, given = _ready(stage, stage.walk(status), act)
            outcome = stage.perform(case, act, **given)
            assert outcome.case.status in {row.target for row in LIFECYCLE.rows(status, act)}, (status, act)
            assert outcome.event.event_type.startswith("accountability.interview."), act


def _ready(stage: Stage, case: Interview, act: str) -> tuple[Interview, dict[str, object]]:
    """What must be there before the act, where the status alone does not say it."""
    if case.status is S.NO_SHOW and act == "cancel":
        withdrawn = stage.rebased(case)
        assert withdrawn is not None
        return withdrawn, {}
    if case.status is S.NO_SHOW and act == "issue_notice":
        declined = stage.move(stage.move(case, "propose_escalation", ground="no_show"), "decline_escalation")
        return declined, {"held_on": "2026-03-09", "on": DAYS["present_plan"]}
    if case.status is S.NO_SHOW and act == "propose_escalation":
        return case, {"ground": "no_show"}
    if act in ("escalate", "decline_escalation"):
        ground = "no_show" if case.status is S.NO_SHOW else "refused"
        return stage.move(case, "propose_escalation", ground=ground), {}
    if act == "issue_slip" and case.status is S.HELD:
        return case, {"on": date(2026, 4, 6), "answer_by": "2026-04-15"}
    if act == "find_insufficient":
        return stage.move(case, "report_rectification"), {"items": (WANTING,)}
    return (stage.move(case, "report_rectification"), {}) if act == "verify" else (case, {})


@pytest.mark.parametrize("status", S)
def test_an_interview_is_the_same_after_it_was_written_down_and_read(status: S) -> None:
    stored = TypeAdapter(Interview)
    case = Stage().walk(status)
    assert stored.validate_json(stored.dump_json(case)) == case


def test_an_interview_waits_for_no_probation_and_knows_of_none() -> None:
    """They are independent: either may run while the other does (G-42)."""
    folder = Path(lifecycle.__file__).parent
    modules = [module.read_text(encoding="utf-8") for module in sorted(folder.glob("*.py"))]
    assert len(modules) > 30 and not any("accountability.probation" in module for module in modules)
    assert not any("probation" in field for field in Interview.__dataclass_fields__)


def test_every_named_refusal_has_a_code_words_in_both_languages_and_a_rule() -> None:
    found, waiting = [], [NamedRefusal]
    while waiting:
        waiting.extend(found_now := waiting.pop().__subclasses__())
        found += found_now
    own = [one for one in found if ".interviews." in one.__module__]
    assert len(own) > 45 and len({one.code for one in own}) == len(own)
    for one in own:
        assert re.fullmatch(r"[a-z][a-z_]+", one.code), one
        assert one.title.zh != one.title.en and one.requires.zh != one.requires.en and one.rule, one


def test_every_step_that_waits_is_a_row_of_the_table_and_its_roles_may_take_it() -> None:
    for status, roles, act, title in INTERVIEW_STEPS:
        rows = LIFECYCLE.rows(status, act)
        assert rows and {role for row in rows for role in row.by}.issuperset(roles), (status, act)
        assert title.zh and title.en
    assert {("interview", act) for _, _, act, _ in INTERVIEW_STEPS}.issuperset(INTERVIEW_ONLY_IF)


def test_the_unit_reads_no_section_but_the_notice_and_the_kept_acts_are_acts() -> None:
    unit = next(ground for ground in ACCESS.grounds if ground.code == "unit")
    assert unit.opens == (NOTICE.name,) and set(unit.roles) == set(lifecycle.UNIT)
    assert set(KEPT_ACTS) <= LIFECYCLE.acts
    fields = {path.split(".")[0].removesuffix("[]") for path in MATTER.fields} - {"linked_evidence", "clearances"}
    assert fields <= set(Interview.__dataclass_fields__)
