"""Whoever weighed tolerance or a probation on a case is found when reviewers or re-examiners are named (P-14, G-48)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest_asyncio

from libs.contracts.accountability_tolerance import ProbationProposed, ToleranceOpened
from libs.kernel.case import Moved
from services.accountability.probation.acts import hands_of
from services.accountability.probation.status import ProbationStatus
from services.accountability.probation.telling import matter_of
from services.accountability.reviews.hands_loading import hands_beside
from services.accountability.tolerance.separation import all_hands_of
from services.accountability.tolerance.status import ToleranceStatus
from services.accountability.tolerance.telling import matter_of as concerned
from tests.support.accountability_followups_house import Home, open_home
from tests.support.accountability_tolerance_papers import tolerance_in
from tests.support.accountability_tolerance_probation import probation_in
from tests.support.databases import Databases


@pytest_asyncio.fixture
async def home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service in the sample city."""
    async with open_home(databases, keys) as home:
        yield home


async def test_the_hands_beside_a_case_are_those_of_tolerance_and_probation_on_it_and_on_no_other(home: Home) -> None:
    case_id, other_id = uuid4(), uuid4()
    tolerance = replace(tolerance_in(ToleranceStatus.WEIGHING), id=uuid4(), case_id=case_id, version=0)
    probation = replace(probation_in(ProbationStatus.PROPOSED), id=uuid4(), case_id=case_id, version=0)
    elsewhere = replace(probation, id=uuid4(), case_id=other_id)
    await home.plant(Moved(tolerance, "open", ToleranceOpened(**concerned(tolerance), situations=tolerance.situations)))
    for one in (probation, elsewhere):
        await home.plant(Moved(one, "propose", ProbationProposed(**matter_of(one))))
    async with home.running.database.connect() as connection:
        found = await hands_beside(connection, (case_id, other_id, uuid4()))
    assert found == {case_id: all_hands_of(tolerance) | hands_of(probation), other_id: hands_of(elsewhere)}
