"""What a unit is refused from draft to study, and under which rule."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.filing.filings import refusals_unit as no
from services.filing.filings.facts import Upload
from services.filing.filings.filing import Filing
from services.filing.filings.form import Alternative, PositiveItem
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.wording import Secrecy
from tests.support.filing_papers import CAST, DAY, form, minutes, person
from tests.support.filings import PINGDINGSHAN, Stage, codes_of, refusal_of


def drafted(stage: Stage, **changes: Any) -> Filing:
    """A draft, minutes attached, whose form differs from the complete one."""
    command = stage.command("draft", form=form(**changes))
    return stage.move(stage.move(None, "draft", command=command), "attach")


@pytest.mark.parametrize("facts", [{"unit_kind": "supervision_office"}, {"unit_kind": None}, {"unit_ended": True}])
def test_an_organ_that_is_no_eligible_unit_cannot_draft(facts: dict[str, Any]) -> None:
    stage = Stage()
    refusal = refusal_of(stage, None, "draft", facts=replace(stage.facts("draft"), **facts))
    assert isinstance(refusal, no.UnitNotEligible) and "F-21" in refusal.cites


def test_a_unit_without_a_competent_organ_cannot_draft() -> None:
    stage = Stage()
    refusal = refusal_of(stage, None, "draft", facts=replace(stage.facts("draft"), competent_organ_id=None))
    assert isinstance(refusal, no.NoCompetentOrgan) and "F-25" in refusal.cites


def test_only_a_filing_of_the_unit_in_execution_is_supplemented() -> None:
    stage = Stage()
    command = stage.command("draft", supplements_id=person(99))
    refusal = refusal_of(stage, None, "draft", command=command)
    assert isinstance(refusal, no.NothingToSupplement) and "G-18" in refusal.cites
    facts = replace(stage.facts("draft"), supplemented=True)
    assert stage.perform(None, "draft", command=command, facts=facts).case.supplements_id == person(99)


@pytest.mark.parametrize("secrecy", [Secrecy.CONFIDENTIAL, Secrecy.SECRET, Secrecy.TOP_SECRET])
def test_a_state_secret_is_refused_in_form_and_attachment(secrecy: Secrecy) -> None:
    stage = Stage()
    secret = form(secrecy=secrecy)
    for filing, act, command in (
        (None, "draft", stage.command("draft", form=secret)),
        (stage.walk(S.DRAFT), "revise", stage.command("revise", form=secret)),
        (stage.move(None, "draft"), "attach", stage.command("attach", secrecy=secrecy)),
    ):
        refusal = refusal_of(stage, filing, act, command=command)
        assert isinstance(refusal, no.StateSecretRefused) and "P-37" in refusal.cites


def test_a_file_declared_secret_when_uploaded_cannot_be_attached_as_something_less() -> None:
    stage = Stage()
    upload = replace(stage.facts("attach").upload, secrecy=Secrecy.SECRET)
    refusal = refusal_of(
        stage, stage.move(None, "draft"), "attach", facts=replace(stage.facts("attach"), upload=upload)
    )
    assert isinstance(refusal, no.StateSecretRefused)


@pytest.mark.parametrize("upload", [None, Upload(CAST.minutes_upload, "a" * 64, Secrecy.WORK_SECRET, CAST.organ_id)])
def test_only_a_file_the_unit_uploaded_is_attached(upload: Upload | None) -> None:
    stage = Stage()
    facts = replace(stage.facts("attach"), upload=upload)
    assert isinstance(refusal_of(stage, stage.move(None, "draft"), "attach", facts=facts), no.UploadUnknown)


def test_a_file_is_attached_once_and_detached_once() -> None:
    stage = Stage()
    draft = stage.walk(S.DRAFT)
    assert isinstance(refusal_of(stage, draft, "attach"), no.UploadUnknown)
    assert isinstance(refusal_of(stage, stage.move(draft, "detach"), "detach"), no.AttachmentUnknown)


def test_a_filing_without_attached_minutes_is_not_studied() -> None:
    stage = Stage()
    refusal = refusal_of(stage, stage.move(None, "draft"), "study")
    assert isinstance(refusal, no.NoCollectiveStudy)
    assert {"F-22", "F-37", "P-23"} <= set(refusal.cites)


@pytest.mark.parametrize(
    "flaw",
    [
        {"attachment_id": None},
        {"sha256": "c" * 64},
        {"held_on": DAY + timedelta(days=1)},
        {"chair_id": person(19)},
        {"should_be_present": 8},
        {"present": ()},
        {"present": minutes().present[:1], "should_be_present": 1},
        {"present": (*minutes().present, minutes().present[0])},
        {"present": tuple(said.model_copy(update={"statement": ""}) for said in minutes().present)},
        {"present": (minutes().present[0].model_copy(update={"person_id": CAST.officer}), *minutes().present[1:])},
        {"chair_spoke_last": False},
        {"conclusion": ""},
        {"agreed": False},
    ],
)
def test_minutes_that_prove_no_collective_study_are_refused(flaw: dict[str, Any]) -> None:
    stage = Stage()
    command = stage.command("study", minutes=minutes(**flaw))
    refusal = refusal_of(stage, stage.walk(S.DRAFT), "study", command=command)
    assert isinstance(refusal, no.NoCollectiveStudy) and "F-22" in refusal.cites


@pytest.mark.parametrize(
    "items",
    [
        (),
        (PositiveItem(code="xc_p9", reason="理由"),),
        (PositiveItem(code="xc_p1"),),
        (PositiveItem(code="xc_p1", reason="理由"), PositiveItem(code="xc_p1", reason="理由")),
        (PositiveItem(code="xc_p2", reason="理由"),),
        (PositiveItem(code="xc_p2", reason="理由", limbs=("courage",)),),
        (PositiveItem(code="xc_p3", reason="理由"),),
        (PositiveItem(code="xc_p5", reason="理由"),),
        (PositiveItem(code="xc_p8", reason="理由"),),
    ],
)
def test_a_matter_that_claims_no_positive_item_properly_is_refused(items: tuple[PositiveItem, ...]) -> None:
    stage = Stage()
    refusal = refusal_of(stage, drafted(stage, positive_items=items), "study")
    assert isinstance(refusal, no.NoPositiveItem) and "F-01" in refusal.cites


def test_one_item_of_the_positive_list_suffices() -> None:
    stage = Stage()
    items = (
        PositiveItem(code="xc_p1", reason="理由"),
        PositiveItem(code="xc_p2", reason="理由", limbs=("pilot",)),
        PositiveItem(code="xc_p3", reason="理由", forecast="预计不会造成重大损失"),
    )
    for item in items:
        assert stage.perform(drafted(stage, positive_items=(item,)), "study").case.status is S.STUDIED


@pytest.mark.parametrize(
    "gap",
    [{"alternatives": ()}, {"alternatives": (Alternative(description="等待"),)}, {"no_compliant_path": False}],
)
def test_filing_is_the_last_resort(gap: dict[str, Any]) -> None:
    stage = Stage()
    refusal = refusal_of(stage, drafted(stage, **gap), "study")
    assert isinstance(refusal, no.NotLastResort) and {"F-34", "F-40"} <= set(refusal.cites)


@pytest.mark.parametrize("field", ["crux", "delay_damage", "rules_departed_from", "legal_bottom_line", "risks"])
def test_each_analysis_of_the_matter_is_needed(field: str) -> None:
    stage = Stage()
    refusal = refusal_of(
        stage, drafted(stage, **{field: () if field in ("rules_departed_from", "risks") else ""}), "study"
    )
    assert isinstance(refusal, no.AnalysisIncomplete) and "F-47" in refusal.cites
    assert [missing.pointer for missing in refusal.errors] == [f"/form/{field}"]


@pytest.mark.parametrize("field", ["effect", "control", "owner"])
def test_each_risk_point_has_effect_control_and_owner(field: str) -> None:
    stage = Stage()
    risk = form().risks[0].model_copy(update={field: ""})
    refusal = refusal_of(stage, drafted(stage, risks=(risk,)), "study")
    assert isinstance(refusal, no.AnalysisIncomplete) and "P-23" in refusal.cites


@pytest.mark.parametrize(
    "gap",
    [
        {"background": ""},
        {"measure": ""},
        {"measure_starts_on": None},
        {"responsible_leader_id": None},
        {"handler_id": None},
        {"aftercare": ()},
        {"aftercare": (form().aftercare[0].model_copy(update={"due_on": None}),)},
    ],
)
def test_measure_persons_and_aftercare_plan_are_needed(gap: dict[str, Any]) -> None:
    stage = Stage()
    refusal = refusal_of(stage, drafted(stage, **gap), "study")
    assert isinstance(refusal, no.PlanIncomplete) and "F-43" in refusal.cites


def test_third_parties_are_named_or_said_not_to_exist() -> None:
    stage = Stage()
    refusal = refusal_of(stage, drafted(stage, third_parties=()), "study")
    assert isinstance(refusal, no.ThirdPartyNotNamed) and "F-46" in refusal.cites
    unprotected = (form().third_parties[0].model_copy(update={"protection": ""}),)
    assert isinstance(refusal_of(stage, drafted(stage, third_parties=unprotected), "study"), no.ThirdPartyNotNamed)
    none = drafted(stage, third_parties=(), no_third_party=True)
    assert stage.perform(none, "study").case.status is S.STUDIED


def test_where_the_ground_is_anothers_sacrifice_a_third_party_must_be_named() -> None:
    stage = Stage(profile=PINGDINGSHAN)
    filing = stage.move(
        None, "draft", command=stage.command("draft", form=form(code="pds_c", third_parties=(), no_third_party=True))
    )
    refusal = refusal_of(stage, stage.move(stage.move(filing, "attach"), "apply"), "study")
    assert isinstance(refusal, no.ThirdPartyNotNamed)


def test_the_unit_states_that_nothing_is_concealed() -> None:
    stage = Stage()
    refusal = refusal_of(stage, drafted(stage, statement_of_truth=False), "study")
    assert isinstance(refusal, no.NoStatementOfTruth) and "F-12" in refusal.cites


@pytest.mark.parametrize("until", [None, DAY, DAY + timedelta(days=400)])
def test_the_validity_ends_with_the_measure_and_within_twelve_months(until: Any) -> None:
    stage = Stage()
    refusal = refusal_of(stage, drafted(stage, validity_until=until), "study")
    assert isinstance(refusal, no.ValidityTooLong) and "G-18" in refusal.cites


def test_everything_that_is_missing_is_said_at_once() -> None:
    stage = Stage()
    filing = drafted(stage, positive_items=(), crux="", alternatives=(), statement_of_truth=False)
    refusal = refusal_of(stage, filing, "study", command=stage.command("study", minutes=minutes(agreed=False)))
    assert refusal.code == "incomplete"
    assert codes_of(refusal) == {
        "no_positive_item",
        "analysis_incomplete",
        "not_last_resort",
        "no_statement_of_truth",
        "no_collective_study",
    }
    assert {"F-01", "F-22", "F-34", "F-47", "F-12"} <= set(refusal.cites)
