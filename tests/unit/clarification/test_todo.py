"""What waits for a caller: every step is a row of its table, for roles that may take it; nothing tells of waiting."""

import pytest

from libs.chassis.cases import AnyCaseType
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.main import SERVICE
from services.clarification.todo import CLARIFICATION_STEPS, KINDS, waiting_for
from tests.support.clarification_intake import XUCHANG


@pytest.mark.parametrize("case_type", [case_type for case_type, _ in KINDS], ids=lambda case_type: case_type.name)
def test_every_step_is_a_row_of_the_table_and_its_roles_may_take_it(case_type: AnyCaseType) -> None:
    steps = dict(KINDS)[case_type]
    for status, roles, act, title in steps:
        rows = case_type.lifecycle(XUCHANG).rows(status, act)
        allowed = {role for row in rows for role in row.by}
        assert rows and allowed.issuperset(roles), (status, act)
        assert title.zh and title.en


def test_a_clarification_that_waits_for_another_lead_is_in_nobodys_list() -> None:
    assert ClarificationStatus.DEFERRED not in {status for status, _, _, _ in CLARIFICATION_STEPS}


def test_the_service_answers_it() -> None:
    assert SERVICE.todo is waiting_for
    assert {case_type for case_type, _ in KINDS} <= set(SERVICE.types)
