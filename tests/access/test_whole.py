"""The whole matrix: everybody at every route about every case, but for acts and files, of which a share is asked.

Asked of all: lists, details, what waits, statistics, exports, feeds. Histories, checks, files, precedents, explanations
and acts are so many that a share is drawn, seeded; acts more densely from those who stand in some relation.
"""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.access.test_matrix import is_act, some_people
from tests.support.access_asking import Question, Tally, ask, sample
from tests.support.access_matrix import Matrix
from tests.support.access_others import CREATIONS, uncalled
from tests.support.access_routes import ROUTES
from tests.support.access_trail import unrecorded
from tests.support.figures import record

SHARES = {
    "read_history": 0.3, "check_filing": 0.3, "download_attachment": 0.2, "download_proof": 0.3,
    "list_precedents": 0.2, "read_obligation": 0.5, "read_relations_on": 0.2, "read_upload": 0.5,
    "clarification read_history": 0.03, "supervision read_history": 0.03, "supervision": 0.2, "vault read_history": 0.1,
    "read_clarification": 0.15, "read_deferrals": 0.1, "check_clarification": 0.05, "read_application": 0.3,
    "read_candidate": 0.3, "read_malice_case": 0.2, "read_correction": 0.3, "read_transfer": 0.5, "read_lead": 0.3,
    "read_report": 0.5, "read_opening": 0.3, "read_lead_index": 0.5,
    "accountability read_history": 0.02, "accountability": 0.2, "list_changes": 1.0,
}  # fmt: skip
"""Routes, routes of one service, or services, of which a share is asked; all others in full, but for acts and
explanations."""
EXPLAINED = dict.fromkeys(("clarification", "accountability", "supervision"), 0.01)
EXPLAINED_ELSEWHERE = 0.05
TRIED_BY_ALL = {"clarification": 0.002, "accountability": 0.001, "supervision": 0.001}
TRIED_BY_ALL_ELSEWHERE = 0.01
TRIED_BY_THE_NEAR = {"clarification": 0.03, "accountability": 0.02, "supervision": 0.02}
TRIED_BY_THE_NEAR_ELSEWHERE = 0.25


def questions(matrix: Matrix, service: str, chance: random.Random) -> Iterator[Iterator[Question]]:
    """Everything that is asked of a service, route by route."""
    near = replace(matrix, asked=some_people(chance))
    for route, asked in ROUTES[service].items():
        posts = is_act(matrix, service, route)
        if posts and route not in CREATIONS:
            yield sample(asked(near), TRIED_BY_THE_NEAR.get(service, TRIED_BY_THE_NEAR_ELSEWHERE), chance)
            yield sample(asked(matrix), TRIED_BY_ALL.get(service, TRIED_BY_ALL_ELSEWHERE), chance)
        elif route.startswith("explain_"):
            yield sample(asked(matrix), EXPLAINED.get(service, EXPLAINED_ELSEWHERE), chance)
        else:
            whole = 1.0 if route.startswith("list_") else SHARES.get(service, 1.0)
            share = SHARES.get(f"{service} {route}", SHARES.get(route, whole))
            yield sample(asked(matrix), share, chance)
    yield uncalled(matrix, service)


@pytest.mark.access
@pytest.mark.timeout(7200)
async def test_everybody_is_answered_everywhere_as_the_rules_say(matrix: Matrix) -> None:
    chance, tally = random.Random(7), Tally()
    for service in ROUTES:
        for asked in questions(matrix, service, chance):
            await ask(matrix.world, asked, tally)
            tally.mismatches += await unrecorded(matrix.world, tally)
    record(matrix_cells=tally.cells, matrix_requests=tally.asked, mismatches=len(tally.mismatches))
    assert not tally.mismatches, tally.told()
