"""An encrypted value cannot be moved, cut, altered, cleared or put back: every mutation of real rows is refused."""

from collections import Counter

import pytest

from libs.chassis.envelope.cover import Cover
from libs.chassis.envelope.value import Place
from tests.support.figures import record
from tests.support.sealed_house import SealedHouse
from tests.support.sealed_mutations import MUTATIONS, Target, accepted, make_stage, read

SOME, MANY = 390, 10_000


async def test_untouched_rows_are_read(sealed: SealedHouse) -> None:
    """The control: it is the mutation that is refused."""
    stage = await make_stage(sealed)
    async with sealed.running.database.connect() as connection:
        for kind, ids in (("dossier", stage.dossiers), ("safe", stage.safes)):
            for case_id in ids:
                for version in (0, 1, 2):
                    await read(stage, connection, Target(kind, case_id, version))
    assert len(stage.dossiers) == 4


async def test_some_hundred_mutations_are_all_refused(sealed: SealedHouse) -> None:
    assert await accepted(await make_stage(sealed), SOME, seed=1) == []


@pytest.mark.access
@pytest.mark.timeout(1800)
async def test_ten_thousand_mutations_are_all_refused(sealed: SealedHouse) -> None:
    found = await accepted(await make_stage(sealed, 12), MANY, seed=2)
    record(g30_mutations=MANY, g30_refused=MANY - len(found), g30_kinds=sorted(MUTATIONS), g30_seed=2)
    assert found == []


async def test_without_the_place_in_what_binds_moved_values_are_accepted(
    sealed: SealedHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A control that must fail: the proof has teeth where the place is what refuses."""
    monkeypatch.setattr(Place, "bound", lambda _place, check: check)
    found = Counter(await accepted(await make_stage(sealed), SOME, seed=1))
    assert {"between_columns", "between_levels", "between_tables", "between_versions"} <= set(found)
    assert not {"cut", "flipped", "lengthened"} & set(found)


async def test_without_the_list_of_fields_one_that_is_taken_away_is_not_missed(
    sealed: SealedHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another: a field that is gone is refused only because an encrypted list names it."""
    stage = await make_stage(sealed)
    monkeypatch.setattr(Cover, "check_list", lambda *_: None)
    assert "taken_away" in set(await accepted(stage, SOME, seed=1))
