"""Imports: a record is known by the key of its source; what is new, repeated, or a correction follows from it."""

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest

from libs.kernel.actor import Actor
from libs.kernel.case import Outcome
from libs.kernel.refusal import NotEntitled
from libs.kernel.roles import Role as R
from services.supervision.imports.acts import take
from services.supervision.imports.case_type import IMPORT_BATCH
from services.supervision.imports.commands import BY_CONTENT, Handed, TakeIn
from services.supervision.imports.facts import TakeFacts
from services.supervision.imports.import_batch import ImportBatch, TakenRecord
from services.supervision.imports.intake import known_by_content
from services.supervision.imports.lifecycle import LIFECYCLE, TAKERS
from services.supervision.imports.records import (
    Known,
    RankingRecord,
)
from services.supervision.imports.status import ImportKind, Taken, Via
from services.supervision.rankings.status import RankingStatus
from tests.support import supervision_import_papers as papers
from tests.unit.supervision.source_papers import (
    CDI,
    EAST,
    HOUSING,
    NORTH,
    OF_BUREAU,
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
