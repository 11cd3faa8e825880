"""The rule check: every rule of the next step is answered item by item, and nothing of other leads is among them."""

from dataclasses import replace

import pytest

from libs.kernel.finding import Finding
from services.clarification.clarifications.checks import check
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.facts import CheckFacts
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.corrections.facts import CorrectionCount
from tests.support.clarification_papers import XUCHANG, items
from tests.support.clarification_stage import Stage

NO_NEXT_STEP = {S.APPROVED, S.REJECTED, S.NOT_STARTED, S.EXECUTED, S.CLOSED, S.WITHDRAWN}
"""Statuses whose next step is judged by what is handed in with it, or that have none."""


def checked(stage: Stage, case: Clarification, **facts: object) -> tuple[Finding, ...]:
    known = CheckFacts(replace(stage.organisation(), **facts), CorrectionCount(1, 1))  # type: ignore[arg-type]
    return check(case, XUCHANG, known)


def open_items(found: tuple[Finding, ...]) -> set[str]:
    return {finding.item for finding in found if not finding.holds}


@pytest.mark.parametrize("status", S)
def test_every_finding_cites_its_rule_and_says_in_both_languages_what_is_asked(status: S) -> None:
    stage = Stage()
    found = checked(stage, stage.walk(status))
    assert bool(found) is (status not in NO_NEXT_STEP)
    for finding in found:
        assert finding.cites and finding.text.zh and finding.text.en, finding.item
        assert finding.holds is not bool(finding.missing)


def test_whether_it_waits_changes_nothing_in_the_answer() -> None:
    stage = Stage()
    plain = stage.move(stage.walk(S.OPENED), "accept")
    assert checked(stage, plain) == checked(stage, stage.resting())
    for status in S:
        case = stage.walk(status)
        assert checked(stage, case) == checked(stage, case, open_leads=3), status


def test_what_precedes_a_proposal_is_asked_for() -> None:
    stage = Stage()
    bare = replace(stage.walk(S.OPENED), verification_ended_on=None, items=items("true"))
    assert open_items(checked(stage, bare)) == {"not_untrue", "verification_not_ended", "consent_not_asked"}
    assert open_items(checked(stage, stage.walk(S.ASSESSING))) == set()


def test_what_precedes_the_meeting_the_decision_and_the_end_is_asked_for() -> None:
    stage = Stage()
    assert open_items(checked(stage, stage.walk(S.PROPOSED))) == {"no_trial_opinion"}
    assert open_items(checked(stage, stage.walk(S.HEAD_REVIEWED))) == {"prior_notice_missing", "no_impact_assessment"}
    assert open_items(checked(stage, stage.walk(S.PRE_NOTICE))) == {"party_head_not_heard", "no_impact_assessment"}
    assert open_items(checked(stage, stage.walk(S.EXECUTING))) == {"proof_missing"}
    assert open_items(checked(stage, stage.walk(S.FOLLOWING_UP))) == {"no_visit", "corrections_open"}
