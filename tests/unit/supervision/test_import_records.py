"""Records of an import: digest, the acts they ask for, identities, keys and words."""

import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.actor import Actor
from libs.kernel.case import Outcome
from libs.kernel.finding import Missing
from libs.kernel.refusal import NotEntitled
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.imports import status as imports
from services.supervision.imports.acts import take
from services.supervision.imports.commands import Handed, TakeIn
from services.supervision.imports.facts import TakeFacts
from services.supervision.imports.import_batch import ImportBatch, TakenRecord
from services.supervision.imports.intake import errors_of, handed, steps_of
from services.supervision.imports.records import (
    CircularRecord,
    CriticismRecord,
    Known,
    ProgressRecord,
    RankingRecord,
)
from services.supervision.imports.refusals import ImportFaulty
from services.supervision.imports.status import ImportKind, Taken, Via
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
