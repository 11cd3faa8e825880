"""From the letter to the closing: TC-12 to TC-15 with every guard."""

from dataclasses import replace
from datetime import timedelta

import pytest

from libs.contracts import clarification as said
from services.clarification.applications.application import Application
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.commands_executing import TextForMethod
from services.clarification.clarifications.facts import ApplicationFacts, LetterFacts
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.wording import ProofKind
from tests.support.clarification_papers import (
    CAST,
    DAY,
    OTHER_PROBLEM,
    PROBLEM,
    circular_proof,
    letter_text,
    method,
)
from tests.support.clarification_stage import Stage, codes_of, pointers_of, refusal_of, started, waiting

TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)
SAFE = letter_text(PROBLEM)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def with_methods(stage: Stage, status: S, *codes: str) -> Clarification:
    """The example in that status with other methods chosen."""
    case = stage.walk(status)
    assert case.proposal is not None
    ranges = {"in_person": "unit", "meeting": "unit", "circular": "trade", "media": "public_media"}
    ways = {"in_person": "entrusted"}
    chosen = tuple(method(code, ranges.get(code), way=ways.get(code)) for code in codes)
    return replace(case, proposal=replace(case.proposal, methods=chosen))


def text(method_: str, **changes: object) -> TextForMethod:
    made = TextForMethod(method=method_, text=SAFE, addressees=("示例网",), report_by=TOMORROW)
    return made.model_copy(update=changes)


def test_tc12_the_letter_is_issued_with_problems_finding_organ_date_and_number(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.APPROVED), "issue_letter")
    letter = outcome.case.letter
    assert outcome.case.status is S.EXECUTING and letter is not None
    assert (letter.number, letter.dated, letter.organ_id) == ("澄函〔2026〕5号", DAY, CAST.organ_id)
    assert letter.problems == (PROBLEM,) and [other.method for other in letter.others] == ["circular"]
    assert isinstance(outcome.event, said.ClarificationExecuting)


@pytest.mark.parametrize(
    ("lacking", "pointer"), [({"number": ""}, "/number"), ({"items": ()}, "/items"), ({"text": ""}, "/text")]
)
def test_tc12_number_problems_and_text_are_there(stage: Stage, lacking: dict[str, object], pointer: str) -> None:
    refusal = refusal_of(stage, stage.walk(S.APPROVED), "issue_letter", **lacking)
    assert (pointer, "letter_incomplete") in {(error.pointer, error.code) for error in refusal.errors}


def test_tc12_a_number_belongs_to_one_letter(stage: Stage) -> None:
    taken = LetterFacts(number_taken=True)
    assert refusal_of(stage, stage.walk(S.APPROVED), "issue_letter", facts=taken).code == "letter_number_taken"


@pytest.mark.parametrize("places", [(1,), (0, 1), (7,), (-1,), (0, 0)])
def test_tc12_only_problems_found_untrue_are_clarified(stage: Stage, places: tuple[int, ...]) -> None:
    refusal = refusal_of(stage, stage.walk(S.APPROVED), "issue_letter", items=places)
    assert "problem_not_untrue" in codes_of(refusal) and "C-02" in refusal.cites


@pytest.mark.parametrize("day", [TOMORROW, YESTERDAY])
def test_tc12_the_letter_is_dated_between_the_decision_and_today(stage: Stage, day: object) -> None:
    assert "day_impossible" in codes_of(refusal_of(stage, stage.walk(S.APPROVED), "issue_letter", dated=day))


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("该同志一贯表现优秀。", "overall_evaluation"),
        ("举报人系匿名。", "reporter_mentioned"),
        ("经调取银行流水。", "verification_detail"),
        ("联系电话13812345678。", "personal_number"),
        (f"\n2. {OTHER_PROBLEM}", "problem_not_untrue"),
    ],
)
def test_tc12_a_letter_that_says_more_is_refused_with_all_findings_and_nothing_echoed(
    stage: Stage, added: str, code: str
) -> None:
    refusal = refusal_of(stage, stage.walk(S.APPROVED), "issue_letter", text=f"{SAFE}\n{added}")
    assert refusal.code == "letter_tells" and code in codes_of(refusal) and {"C-02", "P-12"} <= set(refusal.cites)
    words = [error.text.zh + error.text.en + error.pointer for error in refusal.errors]
    assert not any(part in said_ for part in (added.strip(), PROBLEM) for said_ in words)


def test_tc12_all_findings_are_said_at_once(stage: Stage) -> None:
    bad = f"经调取银行流水，举报人反映你“{PROBLEM}”不属实，你一贯清白。"
    codes = codes_of(refusal_of(stage, stage.walk(S.APPROVED), "issue_letter", text=bad, number=""))
    assert {
        "overall_evaluation", "reporter_mentioned", "verification_detail", "organ_not_stated", "date_not_stated",
        "letter_incomplete",
    } <= codes  # fmt: skip


def test_tc12_a_letter_names_every_problem_it_clarifies(stage: Stage) -> None:
    refusal = refusal_of(stage, stage.walk(S.APPROVED), "issue_letter", text=letter_text("另一件事"))
    assert "problem_not_named" in codes_of(refusal)


@pytest.mark.parametrize("code", ["in_person", "meeting", "circular", "media"])
def test_tc12_every_method_besides_the_letter_has_its_text(stage: Stage, code: str) -> None:
    case = with_methods(stage, S.APPROVED, "written", code)
    assert refusal_of(stage, case, "issue_letter", others=()).code == "method_text_missing"
    assert stage.perform(case, "issue_letter", others=(text(code),)).case.status is S.EXECUTING
    for others in ((text(code), text(code)), (text(code, text=""),)):
        assert "method_text_missing" in codes_of(refusal_of(stage, case, "issue_letter", others=others))


@pytest.mark.parametrize("code", ["in_person", "meeting", "circular", "media"])
def test_tc12_the_other_texts_pass_the_same_check(stage: Stage, code: str) -> None:
    case = with_methods(stage, S.APPROVED, "written", code)
    told = text(code, text=f"{SAFE}\n举报人已查明。")
    refusal = refusal_of(stage, case, "issue_letter", others=(told,))
    assert refusal.code == "letter_tells"
    assert any(pointer.startswith("/others/0/text") for pointer in pointers_of(refusal))


def test_tc12_an_entrusting_letter_names_the_day_to_report_back(stage: Stage) -> None:
    case = with_methods(stage, S.APPROVED, "written", "in_person")
    refusal = refusal_of(stage, case, "issue_letter", others=(text("in_person", report_by=None),))
    assert refusal.code == "method_text_missing" and pointers_of(refusal) == {"/others/0/report_by"}


def test_tc12_staff_sent_to_talk_need_no_letter(stage: Stage) -> None:
    case = with_methods(stage, S.APPROVED, "written", "in_person")
    assert case.proposal is not None
    sent = tuple(
        m.model_copy(update={"way": "sent_staff" if m.code == "in_person" else None}) for m in case.proposal.methods
    )
    case = replace(case, proposal=replace(case.proposal, methods=sent))
    assert stage.perform(case, "issue_letter", others=()).case.status is S.EXECUTING


def test_tc12_a_media_text_names_the_media_and_no_method_that_was_not_chosen_has_a_text(stage: Stage) -> None:
    case = with_methods(stage, S.APPROVED, "written", "media")
    refusal = refusal_of(stage, case, "issue_letter", others=(text("media", addressees=()), text("circular")))
    assert pointers_of(refusal) == {"/others/0/addressees", "/others/1/method"}


def test_tc13_service_of_the_letter_is_proven_and_shows_in_the_application(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.EXECUTING), "record_proof")
    (told,) = outcome.others
    assert isinstance(told.case, Application) and told.case.letter is not None
    assert told.case.letter.text == SAFE and told.act == "serve"
    assert isinstance(outcome.event, said.ClarificationProofRecorded) and outcome.event.method == "written"


def test_tc13_the_proof_of_another_method_tells_the_applicant_nothing(stage: Stage) -> None:
    assert stage.perform(stage.walk(S.EXECUTING), "record_proof", command=circular_proof(DAY)).others == ()
    for application in (None, waiting()):
        facts = ApplicationFacts(application)
        assert stage.perform(stage.walk(S.EXECUTING), "record_proof", facts=facts).others == ()
    assert started().status.value == "answered_started"


PROOFS = {
    "written": ProofKind.SERVICE_RECEIPT,
    "in_person": ProofKind.TALK_RECORD,
    "meeting": ProofKind.MEETING_MINUTES,
    "circular": ProofKind.CIRCULAR_NUMBER,
    "media": ProofKind.MEDIA_LINK,
}


@pytest.mark.parametrize("code", PROOFS)
@pytest.mark.parametrize("kind", ProofKind)
def test_tc13_each_method_has_its_own_kind_of_proof(stage: Stage, code: str, kind: ProofKind) -> None:
    case = with_methods(stage, S.EXECUTING, *dict.fromkeys(("written", code)))
    if PROOFS[code] is kind:
        assert stage.perform(case, "record_proof", method=code, kind=kind).case.proofs[0].kind is kind
        return
    refusal = refusal_of(stage, case, "record_proof", method=code, kind=kind)
    assert refusal.code == "proof_wrong" and pointers_of(refusal) == {"/kind"}


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"method": "media", "kind": ProofKind.MEDIA_LINK}, "/method"),
        ({"reference": ""}, "/reference"),
        ({"received_by": None}, "/received_by"),
    ],
)
def test_tc13_a_proof_is_of_a_chosen_method_and_whole(stage: Stage, changes: dict[str, object], pointer: str) -> None:
    refusal = refusal_of(stage, stage.walk(S.EXECUTING), "record_proof", **changes)
    assert refusal.code == "proof_wrong" and pointer in pointers_of(refusal)


def test_tc13_a_method_is_proven_once_and_not_on_a_day_to_come(stage: Stage) -> None:
    proven = stage.move(stage.walk(S.EXECUTING), "record_proof")
    assert refusal_of(stage, proven, "record_proof").code == "proof_wrong"
    for day in (TOMORROW, YESTERDAY):
        assert refusal_of(stage, stage.walk(S.EXECUTING), "record_proof", carried_out_on=day).code == "day_impossible"


def test_tc13_it_is_executed_when_every_method_is_proven(stage: Stage) -> None:
    executing = stage.walk(S.EXECUTING)
    assert pointers_of(refusal_of(stage, executing, "finish_execution")) == {"/proofs/written", "/proofs/circular"}
    served = stage.move(executing, "record_proof")
    refusal = refusal_of(stage, served, "finish_execution")
    assert refusal.code == "proof_missing" and pointers_of(refusal) == {"/proofs/circular"}


def test_tc13_others_hear_of_it_by_ids_and_codes_alone(stage: Stage) -> None:
    executing = stage.walk(S.EXECUTING)
    proven = stage.along(executing, "record_proof")
    event = stage.perform(proven, "finish_execution").event
    assert isinstance(event, said.ClarificationExecuted)
    assert (event.subject_person_id, event.subject_organ_id) == (CAST.subject_id, None)
    assert (event.situations, event.methods) == (("xc_c1",), ("written", "circular"))
    assert PROBLEM not in event.model_dump_json() and "澄函" not in event.model_dump_json()
