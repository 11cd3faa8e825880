"""Circulars received: complete or refused, at the level of the issuing body, one event per document (G-34, G-35)."""

from typing import Any

import pytest

from libs.contracts.supervision_sources import CircularRecorded, CircularWithdrawn
from libs.kernel.refusal import Kind
from services.supervision.circulars import acts
from services.supervision.circulars.circular import document_key
from services.supervision.sources.naming import WithdrawRecord
from tests.support import supervision_sources_papers as papers
from tests.unit.supervision.source_papers import (
    BUREAU,
    CDI,
    EARLIER,
    EAST,
    HOUSING,
    LINKED,
    OF_BUREAU,
    OF_MANAGEMENT,
    OF_OFFICE,
    WEST,
    circulated,
    occasion,
    refused,
)

KNOWN = {"issuer_id": str(BUREAU), "issuer": "", "level": "municipal"}
OF_CITY = ("inspection_bureau", "city")


def on_housing(**changed: Any) -> dict[str, Any]:
    return {**papers.circular([papers.named(HOUSING)]), **changed}


@pytest.mark.parametrize("actor", [OF_BUREAU, OF_OFFICE, OF_MANAGEMENT])
def test_bureau_office_and_case_management_record_it(actor: Any) -> None:
    assert circulated(on_housing(), actor).case.competent_organ_id == CDI


def test_one_circular_names_lead_unit_and_counties_with_their_parts() -> None:
    """IN-8: a national circular on one lead unit and two counties."""
    lead = papers.named(HOUSING, "lead", unfulfilled=True)
    outcome = circulated(papers.circular([lead, papers.named(EAST), papers.named(WEST)], level="national"))
    event = outcome.event
    assert isinstance(event, CircularRecorded) and event.level == "national"
    assert [(one.unit_kind, one.roles, one.lead_duty_unfulfilled) for one in event.units] == [
        ("municipal_unit", ("lead",), True),
        ("county", ("undertaking",), False),
        ("county", ("undertaking",), False),
    ]
    assert papers.SAID not in event.model_dump_json()


@pytest.mark.parametrize(
    ("changed", "known", "code"),
    [
        ({"units": []}, {}, "source_no_unit"),
        ({"occurred_on": "2026-03-17"}, {}, "source_in_future"),
        ({"reference": ""}, {}, "source_no_reference"),
        ({"said": ""}, {}, "source_no_wording"),
        ({"evidence": []}, {}, "source_no_evidence"),
        ({}, {"competent_organ_id": None}, "source_no_competent_organ"),
        ({"issuer": ""}, {}, "circular_issuer_not_named"),
        ({**KNOWN, "issuer": "督查局"}, {"issuer": OF_CITY}, "circular_issuer_not_named"),
        (KNOWN, {"issuer": None}, "circular_issuer_not_named"),
        ({**KNOWN, "level": "provincial"}, {"issuer": OF_CITY}, "circular_level_wrong"),
        (KNOWN, {"issuer": ("county", "county")}, "circular_level_wrong"),
        ({"linked_to": str(LINKED)}, {}, "source_link_unknown"),
    ],
)
def test_a_record_is_complete_or_it_is_not_taken(changed: dict[str, Any], known: dict[str, Any], code: str) -> None:
    assert refused(lambda: circulated(on_housing(**changed), **known), code).kind is Kind.UNSATISFIED


@pytest.mark.parametrize(("organ_level", "level"), [("city", "municipal"), ("province", "provincial")])
def test_the_level_is_that_of_the_body_in_the_directory(organ_level: str, level: str) -> None:
    body = on_housing(**{**KNOWN, "level": level})
    assert circulated(body, issuer=("any", organ_level)).case.level == level


def test_records_of_one_document_are_one_event() -> None:
    assert circulated(on_housing(), same=EARLIER).case.occurrence_id == EARLIER
    linked = {"linked_to": str(LINKED)}
    assert circulated(on_housing(**linked), linked=EARLIER).case.occurrence_id == EARLIER
    refused(lambda: circulated(on_housing(**linked), linked=EARLIER, same=LINKED), "source_link_contradicts")


def test_a_document_is_the_same_in_any_width_case_and_spacing() -> None:
    assert document_key("豫督〔2026〕7号") == document_key(" 豫督 〔２０２６〕 ７号 ")
    assert document_key("豫督〔2026〕7号") != document_key("豫督〔2026〕8号") and document_key(" ") == ""


def test_a_wrong_record_is_withdrawn_with_reasons() -> None:
    recorded = circulated(on_housing()).case
    outcome = acts.withdraw(recorded, WithdrawRecord(reasons="并非通报批评"), occasion(OF_BUREAU))
    assert outcome.case.status == "withdrawn" and isinstance(outcome.event, CircularWithdrawn)
    refused(lambda: acts.withdraw(recorded, WithdrawRecord(reasons=""), occasion()), "source_no_withdrawal_reasons")
