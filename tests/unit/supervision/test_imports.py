"""Imports: a record is known by the key of its source; what is new, repeated, or a correction follows from it."""

import re
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.actor import Actor
from libs.kernel.case import Outcome
from libs.kernel.finding import Missing
from libs.kernel.refusal import NotEntitled
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.imports import status as imports
from services.supervision.imports.acts import take
from services.supervision.imports.case_type import IMPORT_BATCH
from services.supervision.imports.commands import BY_CONTENT, Handed, TakeIn
from services.supervision.imports.facts import TakeFacts
from services.supervision.imports.import_batch import ImportBatch, TakenRecord
from services.supervision.imports.intake import errors_of, handed, known_by_content, steps_of
from services.supervision.imports.lifecycle import LIFECYCLE, TAKERS
from services.supervision.imports.records import (
    CircularRecord,
    CriticismRecord,
    Known,
    ProgressRecord,
    RankingRecord,
)
from services.supervision.imports.refusals import ImportFaulty
from services.supervision.imports.status import ImportKind, Taken, Via
from services.supervision.rankings.status import RankingStatus
from tests.support import supervision_import_papers as papers
from tests.unit.supervision.source_papers import (
    CDI,
    EAST,
    HOUSING,
    NORTH,
    OF_BUREAU,
    OF_MANAGEMENT,
    OF_OFFICE,
    VICE_MAYOR,
    WEST,
    occasion,
    person,
    refused,
)

EARLIER, TASK = UUID(int=0x71), UUID(int=0x72)
ONE, OTHER = "1" * 64, "2" * 64
ABOUT = "monthly_review counties 2026-02"
KNOWN = Known({"housing": HOUSING, "east": EAST, "west": WEST, "north": NORTH}, {"vice-mayor": VICE_MAYOR})


def key(source_id: str = "r1", version: int = 1, digest: str = ONE, about: str = ABOUT) -> Handed:
    return Handed(source_id=source_id, source_version=version, digest=digest, about=about)


def taken(
    *records: Handed,
    kind: ImportKind = ImportKind.RANKINGS,
    earlier: tuple[TakenRecord, ...] = (),
    status: str = "confirmed",
    actor: Actor = OF_BUREAU,
) -> Outcome[ImportBatch]:
    found: dict[str, tuple[TakenRecord, ...]] = {}
    for one in earlier:
        found[one.source_id] = (*found.get(one.source_id, ()), one)
    facts = TakeFacts(CDI, found, {one.record_id: status for one in earlier}, {"任务〔2026〕3号": TASK})
    command = TakeIn(kind=kind, via=Via.BATCH, source_system="bureau_ledger", records=records or (key(),))
    return take(command, occasion(actor), facts)


def before(version: int = 1, digest: str = ONE, about: str = ABOUT) -> TakenRecord:
    return TakenRecord("r1", version, digest, EARLIER, Taken.OPENED, about)


def became(outcome: Outcome[ImportBatch]) -> list[tuple[Taken, UUID]]:
    return [(one.taken, one.record_id) for one in outcome.case.records]


def test_what_is_new_is_opened_each_under_an_identity_of_its_own() -> None:
    outcome = taken(key("a"), key("b"), actor=OF_BUREAU)
    assert [how for how, _ in became(outcome)] == [Taken.OPENED, Taken.OPENED]
    assert len({outcome.case.id, *(record_id for _, record_id in became(outcome))}) == 3
    assert (outcome.case.organ_id, outcome.case.competent_organ_id) == (OF_BUREAU.organ_id, CDI)
    assert not outcome.event.told and outcome.others == ()


@pytest.mark.parametrize("kind", [ImportKind.RANKINGS, ImportKind.CRITICISMS, ImportKind.CIRCULARS])
@pytest.mark.parametrize("status", ["recorded", "confirmed", "withdrawn", "imported"])
def test_the_same_key_with_the_same_content_is_the_same_record_whatever_became_of_it(
    kind: ImportKind, status: str
) -> None:
    assert became(taken(kind=kind, earlier=(before(),), status=status)) == [(Taken.REPEATED, EARLIER)]
    older = (before(), before(2, OTHER))
    assert became(taken(kind=kind, earlier=older, status=status)) == [(Taken.REPEATED, EARLIER)]


@pytest.mark.parametrize("kind", ImportKind)
def test_the_same_key_with_another_content_is_refused(kind: ImportKind) -> None:
    refused(lambda: taken(key(digest=OTHER), kind=kind, earlier=(before(),)), "import_record_changed")


@pytest.mark.parametrize("kind", ImportKind)
def test_a_version_below_the_last_one_is_refused(kind: ImportKind) -> None:
    refused(lambda: taken(key(version=2, digest=OTHER), kind=kind, earlier=(before(3),)), "import_record_outdated")


@pytest.mark.parametrize("kind", ImportKind)
def test_one_import_holds_a_record_once(kind: ImportKind) -> None:
    refusal = refused(
        lambda: taken(key("a", about="任务〔2026〕3号"), key("a", about="任务〔2026〕3号"), kind=kind),
        "import_record_twice",
    )
    assert [error.pointer for error in refusal.errors] == ["/records/0/source_id", "/records/1/source_id"]


def test_a_higher_version_of_a_list_in_force_is_its_correction() -> None:
    assert became(taken(key(version=2), earlier=(before(),))) == [(Taken.CORRECTED, EARLIER)]


@pytest.mark.parametrize(
    "status", [s for s in RankingStatus if s not in (RankingStatus.CONFIRMED, RankingStatus.WITHDRAWN)]
)
def test_a_list_that_is_not_confirmed_is_not_corrected_yet(status: RankingStatus) -> None:
    refused(lambda: taken(key(version=2), earlier=(before(),), status=str(status)), "import_earlier_pending")


def test_a_list_that_was_taken_back_is_handed_in_anew() -> None:
    ((how, record_id),) = became(taken(key(version=2, about="other"), earlier=(before(),), status="withdrawn"))
    assert how is Taken.OPENED and record_id != EARLIER


@pytest.mark.parametrize(("system", "how"), [("bureau_ledger", Taken.REPEATED), (BY_CONTENT, Taken.OPENED)])
def test_what_is_known_by_its_content_alone_may_be_handed_in_anew_once_it_was_withdrawn(
    system: str, how: Taken
) -> None:
    command = TakeIn(kind=ImportKind.CIRCULARS, via=Via.SHEET, source_system=system, records=(key(),))
    facts = TakeFacts(CDI, {"r1": (before(),)}, {EARLIER: "withdrawn"})
    assert [one.taken for one in take(command, occasion(OF_BUREAU), facts).case.records] == [how]
    standing = replace(facts, statuses={EARLIER: "recorded"})
    assert [one.taken for one in take(command, occasion(OF_BUREAU), standing).case.records] == [Taken.REPEATED]


def test_a_number_in_a_form_is_no_part_of_what_a_record_is_known_by() -> None:
    one, other = (known_by_content(RankingRecord.model_validate(papers.ranking(number))) for number in ("1", "9"))
    assert one == other
    assert known_by_content(RankingRecord.model_validate(papers.ranking("1", "west"))) != one


def test_a_correction_is_of_the_same_list() -> None:
    another = key(version=2, about="monthly_review counties 2026-03")
    refused(lambda: taken(another, earlier=(before(),)), "import_record_of_another")


@pytest.mark.parametrize("kind", [ImportKind.CRITICISMS, ImportKind.CIRCULARS])
def test_a_higher_version_of_a_record_replaces_it_and_of_a_withdrawn_one_does_not(kind: ImportKind) -> None:
    (one,) = taken(key(version=2), kind=kind, earlier=(before(),), status="recorded").case.records
    assert (one.taken, one.replaces) == (Taken.REPLACED, EARLIER) and one.record_id != EARLIER
    (one,) = taken(key(version=2), kind=kind, earlier=(before(),), status="withdrawn").case.records
    assert (one.taken, one.replaces) == (Taken.OPENED, None)


def test_progress_is_reported_on_the_task_it_names() -> None:
    progress = key(about="任务〔2026〕3号")
    assert became(taken(progress, kind=ImportKind.TASK_PROGRESS)) == [(Taken.REPORTED, TASK)]
    again = taken(replace_version(progress), kind=ImportKind.TASK_PROGRESS, earlier=(before(),))
    assert became(again) == [(Taken.REPORTED, TASK)]


def replace_version(one: Handed) -> Handed:
    return one.model_copy(update={"source_version": 2, "digest": OTHER})


def test_progress_of_a_task_that_is_not_known_is_refused() -> None:
    strange = key(about="任务〔2026〕9号")
    refused(lambda: taken(strange, kind=ImportKind.TASK_PROGRESS), "import_task_unknown")
    later = strange.model_copy(update={"source_version": 2})
    refused(lambda: taken(later, kind=ImportKind.TASK_PROGRESS, earlier=(before(),)), "import_task_unknown")


def test_everything_that_is_wrong_with_the_keys_is_said_at_once() -> None:
    records = (key("r1", 1, OTHER), key("b"), key("b"))
    refusal = refused(lambda: taken(*records, earlier=(before(),)), "import_record_changed", "import_record_twice")
    assert refusal.code == "incomplete"


ALLOWED = {
    ImportKind.RANKINGS: {R.BUREAU},
    ImportKind.CRITICISMS: {R.BUREAU, R.SUP_OFFICER, R.CASE_MGMT},
    ImportKind.CIRCULARS: {R.BUREAU, R.SUP_OFFICER, R.CASE_MGMT},
    ImportKind.TASK_PROGRESS: {R.BUREAU, R.LEAD_UNIT_USER, R.TASK_FORCE_USER, R.UNIT_CLERK, R.UNIT_PARTY_HEAD},
}


@pytest.mark.parametrize("kind", ImportKind)
def test_who_hands_over_is_who_may_hand_in_one_of_them(kind: ImportKind) -> None:
    assert set(TAKERS[kind]) == ALLOWED[kind]
    for role in R:
        somebody = person(UUID(int=0x39), CDI, role)
        record = key(about="任务〔2026〕3号")
        if role in ALLOWED[kind]:
            assert taken(record, kind=kind, actor=somebody).case.kind is kind
            continue
        with pytest.raises(NotEntitled) as found:
            taken(record, kind=kind, actor=somebody)
        assert found.value.cites


def test_the_table_of_an_import_has_one_row() -> None:
    every = {role for roles in ALLOWED.values() for role in roles}
    for status, role in product((None, *LIFECYCLE.statuses), R):
        if status is None and role in every:
            assert LIFECYCLE.admit(status, "take", {role})
        else:
            assert not [move for move in LIFECYCLE.rows(status, "take") if role in move.by]
    assert LIFECYCLE.final == set(LIFECYCLE.statuses)


def test_an_import_survives_being_stored_and_its_keys_are_projected() -> None:
    batch = taken(key("a"), key("b")).case
    assert IMPORT_BATCH.load(IMPORT_BATCH.dump(batch)) == batch
    assert IMPORT_BATCH.columns(batch)["source_ids"] == ["a", "b"]


def test_the_digest_is_of_the_content_alone_and_of_all_of_it() -> None:
    record = RankingRecord.model_validate(papers.ranking())
    other_key = RankingRecord.model_validate({**papers.ranking(), "source_id": "x", "source_version": 7})
    assert handed(record).digest == handed(other_key).digest
    for name, value in {"period": "2026-01", "ranked": 9, "reasons": "x", "places": papers.places("east")}.items():
        changed = RankingRecord.model_validate({**papers.ranking(), name: value})
        assert handed(changed).digest != handed(record).digest
    assert handed(record).about == ABOUT


def _steps(record: Any, how: Taken, replaces: UUID | None = None) -> list[tuple[str, str, UUID, bool]]:
    one = TakenRecord(record.source_id, 1, ONE, TASK, how, replaces=replaces)
    return [(s.case_type, s.act, s.case_id, s.opens) for s in steps_of(record, one, KNOWN, "bureau_ledger")]


def test_a_record_asks_for_the_acts_that_a_person_would_perform() -> None:
    ranking = RankingRecord.model_validate(papers.ranking())
    criticism = CriticismRecord.model_validate(papers.criticism())
    circular = CircularRecord.model_validate(papers.circular())
    progress = ProgressRecord.model_validate(papers.progress())
    assert _steps(ranking, Taken.OPENED) == [("ranking", "import_list", TASK, True)]
    assert _steps(ranking, Taken.CORRECTED) == [("ranking", "propose_correction", TASK, False)]
    assert _steps(criticism, Taken.OPENED) == [("criticism", "record", TASK, True)]
    assert _steps(circular, Taken.REPLACED, EARLIER) == [
        ("circular", "withdraw", EARLIER, False),
        ("circular", "record", TASK, True),
    ]
    assert _steps(progress, Taken.REPORTED) == [("task", "report_progress", TASK, False)]
    for record in (ranking, criticism, circular, progress):
        assert _steps(record, Taken.REPEATED) == []


def test_codes_become_the_identities_of_the_directory() -> None:
    (step,) = steps_of(
        RankingRecord.model_validate(papers.ranking()), replace(before(), record_id=TASK), KNOWN, "bureau_ledger"
    )
    assert [place["unit_id"] for place in step.command.model_dump()["places"]] == [EAST, WEST, NORTH]
    (step,) = steps_of(CriticismRecord.model_validate(papers.criticism()), before(), KNOWN, "bureau_ledger")
    said = step.command.model_dump()
    assert (said["leader_id"], [unit["unit_id"] for unit in said["units"]]) == (VICE_MAYOR, [HOUSING])


@pytest.mark.parametrize(
    ("pointer", "shown"),
    [
        ("/places/3/unit_id", "/records/7/places/3/unit"),
        ("/units/0/roles", "/records/7/units/0/roles"),
        ("/leader_id", "/records/7/leader_code"),
        ("/issuer_id", "/records/7/issuer_code"),
        ("/entries/0/percent", "/records/7/percent"),
        ("/entries", "/records/7"),
        ("/source", "/records/7/source_id"),
        ("", "/records/7"),
        ("/period", "/records/7/period"),
    ],
)
def test_what_an_act_refuses_is_shown_in_the_words_of_the_record(pointer: str, shown: str) -> None:
    refusal = ImportFaulty(errors=(Missing(pointer, "x", Text("x", "x"), Rule("G-37")),))
    assert [error.pointer for error in errors_of(refusal, 7)] == [shown]


def test_a_refusal_without_places_is_shown_at_the_record() -> None:
    (error,) = errors_of(NotEntitled(cites=Rule("G-37")), 2)
    assert (error.pointer, error.code) == ("/records/2", "not_entitled")


@given(st.text(max_size=90))
def test_a_source_id_is_of_letters_digits_and_few_signs(text: str) -> None:
    fits = bool(re.fullmatch(r"[A-Za-z0-9._:-]{1,80}", text))
    try:
        RankingRecord.model_validate({**papers.ranking(), "source_id": text})
    except ValueError:
        assert not fits or text != text.strip()
    else:
        assert re.fullmatch(r"[A-Za-z0-9._:-]{1,80}", text.strip())


def test_every_code_has_words() -> None:
    assert set(imports.LABELS) == set(imports.ImportStatus) and set(imports.KIND_LABELS) == set(ImportKind)
    assert set(imports.VIA_LABELS) == set(Via) and set(imports.TAKEN_LABELS) == set(Taken)


def test_whoever_hands_over_for_an_office_may_be_any_of_its_recorders() -> None:
    for actor in (OF_OFFICE, OF_MANAGEMENT):
        assert taken(kind=ImportKind.CRITICISMS, actor=actor).case.organ_id == actor.organ_id
