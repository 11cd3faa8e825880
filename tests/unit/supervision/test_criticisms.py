"""Named criticism: complete or refused, at the level of the leader on that day, under one event (A-01 to A-03)."""

from typing import Any
from uuid import uuid4

import pytest

from libs.contracts.supervision_sources import CriticismRecorded, CriticismWithdrawn
from libs.kernel.refusal import Kind
from services.supervision.criticisms import acts
from services.supervision.criticisms.levels import level_of
from services.supervision.sources.naming import WithdrawRecord
from tests.support import supervision_sources_papers as papers
from tests.unit.supervision.source_papers import (
    EARLIER,
    EAST,
    HOUSING,
    IN_CHARGE,
    LEADER,
    LINKED,
    MAYOR,
    OF_BUREAU,
    OF_MANAGEMENT,
    OF_OFFICE,
    PRINCIPAL,
    TASK_FORCE,
    VICE_MAYOR,
    by_leader,
    criticised,
    occasion,
    refused,
)

PROVINCIAL = ("cdi_secretary", "province_cdi", "province")


def test_a_criticism_tells_who_was_named_in_which_part_and_nothing_that_was_said() -> None:
    lead = papers.named(TASK_FORCE, "undertaking", "lead", unfulfilled=True)
    outcome = criticised(by_leader(lead, papers.named(EAST), project_code="2601-411000-04-01-123456"))
    event = outcome.event
    assert isinstance(event, CriticismRecorded) and event.level == "municipal"
    told = [(one.unit_id, one.unit_kind, one.roles, one.lead_duty_unfulfilled) for one in event.units]
    assert told == [
        (TASK_FORCE, "task_force", ("lead", "undertaking"), True),
        (EAST, "county", ("undertaking",), False),
    ]
    assert event.occurrence_id == outcome.case.id and event.project_code == "2601-411000-04-01-123456"
    assert papers.SAID not in event.model_dump_json() and papers.DUTY not in event.model_dump_json()
    assert outcome.case.said == papers.SAID and outcome.case.units[0].lead_duty_evidence == papers.DUTY
    assert (outcome.case.recorded_by, outcome.case.recorded_for) == (OF_OFFICE.person_id, OF_OFFICE.organ_id)


@pytest.mark.parametrize("actor", [LEADER, OF_BUREAU, OF_OFFICE, OF_MANAGEMENT])
def test_leader_bureau_office_and_case_management_record_it(actor: Any) -> None:
    assert criticised(by_leader(), actor).case.status == "recorded"


@pytest.mark.parametrize("leader_id", [MAYOR, None])
def test_a_municipal_leader_records_his_own_criticism_alone(leader_id: Any) -> None:
    body = papers.criticism([papers.named(HOUSING)], leader_id=leader_id)
    assert refused(lambda: criticised(body, LEADER), "criticism_not_own").kind is Kind.NOT_ENTITLED


@pytest.mark.parametrize(
    ("changed", "known", "code"),
    [
        ({"units": []}, {}, "source_no_unit"),
        ({"units": [papers.named(HOUSING), papers.named(HOUSING, "lead")]}, {}, "source_unit_twice"),
        ({"units": [papers.named(uuid4())]}, {}, "source_unit_unknown"),
        ({"units": [{"unit_id": str(HOUSING), "roles": []}]}, {}, "source_no_task_role"),
        ({"units": [papers.named(HOUSING, "lead", "lead")]}, {}, "source_no_task_role"),
        ({"units": [papers.named(HOUSING, unfulfilled=True)]}, {}, "source_lead_duty_unproven"),
        (
            {"units": [{**papers.named(HOUSING, "lead"), "lead_duty_unfulfilled": True}]},
            {},
            "source_lead_duty_unproven",
        ),
        ({"occurred_on": "2026-03-17"}, {}, "source_in_future"),
        ({"reference": " "}, {}, "source_no_reference"),
        ({"said": ""}, {}, "source_no_wording"),
        ({"evidence": []}, {}, "source_no_evidence"),
        ({"evidence": ["纪要", " "]}, {}, "source_no_evidence"),
        ({}, {"competent_organ_id": None}, "source_no_competent_organ"),
        ({"leader": "副市长"}, {}, "criticism_leader_not_named"),
        ({"leader_id": None}, {}, "criticism_leader_not_named"),
        ({}, {"leader_posts": frozenset()}, "criticism_no_leader_that_day"),
        ({}, {"leader_posts": None}, "criticism_no_leader_that_day"),
        ({"level": "municipal_principal"}, {}, "criticism_level_wrong"),
        ({"level": "provincial"}, {}, "criticism_level_wrong"),
        ({}, {"leader_posts": frozenset({PRINCIPAL})}, "criticism_level_wrong"),
        ({"linked_to": str(LINKED)}, {}, "source_link_unknown"),
    ],
)
def test_a_record_is_complete_or_it_is_not_taken(changed: dict[str, Any], known: dict[str, Any], code: str) -> None:
    assert refused(lambda: criticised(by_leader(**changed), **known), code).kind is Kind.UNSATISFIED


def test_all_that_is_missing_is_said_at_once() -> None:
    body = by_leader(said="", evidence=[], level="national", units=[])
    refused(
        lambda: criticised(body), "source_no_wording", "source_no_evidence", "criticism_level_wrong", "source_no_unit"
    )


@pytest.mark.parametrize(
    ("posts", "level"),
    [
        ({IN_CHARGE}, "municipal"),
        ({PRINCIPAL}, "municipal_principal"),
        ({("principal_leader", "municipal_committee", "city")}, "municipal_principal"),
        ({("leader_in_charge", "municipal_committee", "city"), PRINCIPAL}, "municipal_principal"),
        ({PROVINCIAL, PRINCIPAL}, "provincial"),
        ({("officer", "province_cdi", "province")}, None),
        ({("clerk", "province_cdi", "province"), IN_CHARGE}, "municipal"),
        ({("leader_in_charge", "county", "county")}, None),
        ({("principal", "municipal_unit", "city")}, None),
        (set(), None),
    ],
)
def test_party_secretary_and_mayor_are_principals_and_the_highest_post_counts(posts: Any, level: str | None) -> None:
    """G-34."""
    assert level_of(posts) == level


def test_a_leader_outside_the_directory_is_named_by_post_at_the_level_stated() -> None:
    recorded = criticised(papers.criticism([papers.named(EAST)]), leader_posts=None)
    assert (recorded.case.level, recorded.case.leader_id, recorded.case.leader) == ("provincial", None, "分管副省长")


def test_a_principal_whom_the_directory_knows_is_named_as_a_person() -> None:
    """G-34: else nothing would check that it was the mayor who said it, and the highest tier would fire."""
    by_post = papers.criticism([papers.named(EAST)], leader="市长", level="municipal_principal")
    assert refused(lambda: criticised(by_post, principals_known=True), "criticism_principal_by_post").cites
    assert criticised(by_post).case.leader == "市长"
    others = papers.criticism([papers.named(EAST)], leader="市人大常委会副主任", level="municipal")
    assert criticised(others, principals_known=True).case.level == "municipal"


def test_records_of_one_leader_and_day_are_one_event_unless_stated_otherwise() -> None:
    assert criticised(by_leader(), same=EARLIER).case.occurrence_id == EARLIER
    separate = criticised(by_leader(separate_event=True), same=EARLIER)
    assert separate.case.occurrence_id == separate.case.id


def test_a_linked_record_belongs_to_the_event_of_the_other() -> None:
    outcome = criticised(by_leader(linked_to=str(LINKED)), linked=EARLIER)
    assert outcome.case.occurrence_id == EARLIER and outcome.event.occurrence_id == EARLIER  # type: ignore[attr-defined]
    assert criticised(by_leader(linked_to=str(LINKED)), linked=EARLIER, same=EARLIER).case.linked_to == LINKED
    apart = criticised(by_leader(linked_to=str(LINKED), separate_event=True), linked=EARLIER)
    assert apart.case.occurrence_id == EARLIER


def test_a_link_that_contradicts_the_leader_and_day_is_refused_as_a_matter_of_other_records() -> None:
    refusal = refused(
        lambda: criticised(by_leader(linked_to=str(LINKED)), linked=EARLIER, same=VICE_MAYOR), "source_link_contradicts"
    )
    assert refusal.kind is Kind.NOT_NOW


def test_a_wrong_record_is_withdrawn_with_reasons() -> None:
    recorded = criticised(by_leader(), same=EARLIER).case
    outcome = acts.withdraw(recorded, WithdrawRecord(reasons="未被点名"), occasion(OF_MANAGEMENT))
    assert outcome.case.status == "withdrawn" and outcome.case.withdrawal is not None
    assert outcome.case.withdrawal.withdrawn_by == OF_MANAGEMENT.person_id
    event = outcome.event
    assert isinstance(event, CriticismWithdrawn) and event.occurrence_id == EARLIER
    refused(lambda: acts.withdraw(recorded, WithdrawRecord(reasons=" "), occasion()), "source_no_withdrawal_reasons")


def test_the_evidence_of_a_lead_duty_is_kept_only_with_it() -> None:
    unit = {**papers.named(HOUSING, "lead"), "lead_duty_evidence": papers.DUTY}
    assert criticised(by_leader(unit)).case.units[0].lead_duty_evidence == ""
