"""The table of the filing as a whole: what is listed can be done, and what is not listed is refused."""

import dataclasses
import re
from itertools import product

import pytest
from pydantic import TypeAdapter

from libs.kernel.lifecycle import Lifecycle
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.filing.filings.acts import ACTS
from services.filing.filings.filing import Filing
from services.filing.filings.lifecycle import FINAL, LIFECYCLES, lifecycle_of
from services.filing.filings.refusals import refusals_by_code
from services.filing.filings.status import LABELS
from services.filing.filings.status import FilingStatus as S
from tests.support.filings import PINGDINGSHAN, XUCHANG, Stage

ROWS = [f"TF-{number:02}" for number in range(1, 24)] + ["TF-01b"]
EVERYBODY = frozenset(Role)
STUDY_FIRST, APPLICATION_FIRST = LIFECYCLES["study_first"], LIFECYCLES["application_first"]


def possible(lifecycle: Lifecycle) -> set[tuple[str, str]]:
    """Every status and act the table lists together, openings left out."""
    return {(str(move.source), move.act) for move in lifecycle.moves if move.source is not None}


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES)
def test_every_row_of_the_rulebook_is_in_the_table(lifecycle: Lifecycle) -> None:
    assert set(ROWS) <= {move.row for move in lifecycle.moves}
    assert all(move.rule for move in lifecycle.moves)


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_status_and_act_that_are_not_listed_together_are_refused(name: str) -> None:
    lifecycle = LIFECYCLES[name]
    listed = possible(lifecycle)
    tried = 0
    for status, act in product(S, lifecycle.acts):
        if (str(status), act) in listed:
            assert lifecycle.admit(status, act, EVERYBODY)
            continue
        with pytest.raises(NotNow) as refused:
            lifecycle.admit(status, act, EVERYBODY)
        assert refused.value.cites, (status, act)
        tried += 1
    assert tried > 400


@pytest.mark.parametrize("name", LIFECYCLES)
def test_every_listed_act_is_refused_to_every_other_role(name: str) -> None:
    lifecycle = LIFECYCLES[name]
    for source, act in {(move.source, move.act) for move in lifecycle.moves}:
        mine = {role for row in lifecycle.rows(source, act) for role in row.by}
        with pytest.raises(NotEntitled) as refused:
            lifecycle.admit(source, act, EVERYBODY - mine)
        assert refused.value.cites


def test_every_listed_move_is_performed_by_its_act_and_reaches_its_target() -> None:
    stage = Stage()
    for status in S:
        if status is S.APPLIED:
            continue
        filing = stage.walk(status)
        for act in {move.act for move in STUDY_FIRST.moves if move.source is status}:
            ready = stage.move(filing, "draft_report") if act == "confirm_report" else filing
            ready = stage.move(filing, "record_problem") if act == "close_problem" else ready
            ready = stage.move(filing, "detach") if act == "attach" else ready
            reached = stage.perform(ready, act).case.status
            assert reached in {row.target for row in STUDY_FIRST.rows(status, act)}, (status, act)


def test_every_act_of_the_table_is_written_and_no_other() -> None:
    written = {act.name for act in ACTS}
    assert len(written) == len(ACTS)
    assert written == STUDY_FIRST.acts | APPLICATION_FIRST.acts


def test_the_order_of_study_and_application_is_that_of_the_profile() -> None:
    assert lifecycle_of(XUCHANG) is STUDY_FIRST
    assert lifecycle_of(PINGDINGSHAN) is APPLICATION_FIRST
    assert not STUDY_FIRST.rows(S.DRAFT, "apply")
    assert not APPLICATION_FIRST.rows(S.DRAFT, "study")


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES)
def test_a_final_status_is_never_left(lifecycle: Lifecycle) -> None:
    left = {move.source for move in lifecycle.moves if move.source != move.target}
    assert set(lifecycle.statuses) - left == FINAL


@pytest.mark.parametrize("step", ["minutes", "application", "leader", "report", "consultation"])
def test_no_step_of_the_order_is_skipped(step: str) -> None:
    skipped = {
        "minutes": (S.DRAFT, "present"),
        "application": (S.STUDIED, "pass_gate"),
        "leader": (S.GATEKEEPING, "open_review"),
        "report": (S.REVIEWING, "open_consultation"),
        "consultation": (S.REPORTED, "accept"),
    }
    with pytest.raises(NotNow):
        STUDY_FIRST.admit(*skipped[step], EVERYBODY)


def test_no_status_says_that_anything_is_approved_or_exempt() -> None:
    words = re.compile(r"approv|exempt|批准|免责")
    said = [str(status) for status in S] + [word for label in LABELS.values() for word in (label.zh, label.en.lower())]
    assert set(LABELS) == set(S)
    assert not [word for word in said if words.search(word)]


@pytest.mark.parametrize("status", [status for status in S if status is not S.APPLIED])
def test_a_filing_survives_being_stored(status: S) -> None:
    filing = Stage().walk(status)
    adapter = TypeAdapter(Filing)
    assert adapter.validate_json(adapter.dump_json(filing)) == filing


def test_every_refusal_has_a_name_of_its_own_words_in_two_languages_and_a_rule() -> None:
    named = refusals_by_code()
    assert len(named) > 50
    for code, refusal in named.items():
        assert re.fullmatch(r"[a-z][a-z_]+", code)
        assert refusal.rule, code
        assert refusal.title.zh and refusal.title.en


def test_every_field_of_a_filing_but_its_identity_is_given_by_name() -> None:
    positional = [field.name for field in dataclasses.fields(Filing) if not field.kw_only]
    assert positional == ["id", "status", "profile", "profile_version"]
