"""Ranking lists in motion: handed in, confirmed by both sides, corrected; acts performed as pure functions."""

from dataclasses import replace
from typing import Any

from libs.kernel.actor import Actor
from libs.kernel.case import Command, Outcome
from services.supervision.rankings import acts, acts_correcting
from services.supervision.rankings import commands as ask
from services.supervision.rankings.facts import ListFacts
from services.supervision.rankings.ranking import Ranking
from services.supervision.rankings.status import RankingStatus as S
from tests.support import supervision_sources_papers as papers
from tests.unit.supervision.source_papers import (
    ALSO_OF_BUREAU,
    CDI,
    EAST,
    KINDS,
    NORTH,
    OF_BUREAU,
    OF_MANAGEMENT,
    WEST,
    occasion,
)

FACTS = ListFacts(KINDS, CDI)
LIST = papers.places(EAST, WEST, NORTH)
OTHER_LIST = papers.places(EAST, NORTH, WEST)
CORRECTION = ask.ProposeCorrection.model_validate(papers.correction(OTHER_LIST))
STEPS: dict[str, tuple[Actor, Any, Command, ListFacts | None]] = {
    "confirm": (OF_BUREAU, acts.confirm, ask.ConfirmRanking(), None),
    "confirm_other": (OF_MANAGEMENT, acts.confirm, ask.ConfirmRanking(), None),
    "withdraw": (ALSO_OF_BUREAU, acts.withdraw, ask.WithdrawRanking(reasons="送审稿"), None),
    "propose_correction": (OF_BUREAU, acts_correcting.propose_correction, CORRECTION, FACTS),
    "confirm_correction": (OF_MANAGEMENT, acts_correcting.confirm_correction, ask.ConfirmCorrection(), None),
    "refuse_correction": (OF_MANAGEMENT, acts_correcting.refuse_correction, ask.RefuseCorrection(reasons="无误"), None),
}
CONFIRMED = ("confirm", "confirm_other")
ROUTE = {
    S.IMPORTED: (),
    S.HALF_CONFIRMED: ("confirm",),
    S.CONFIRMED: CONFIRMED,
    S.CORRECTION_PROPOSED: (*CONFIRMED, "propose_correction"),
    S.WITHDRAWN: ("withdraw",),
}


def imported(body: dict[str, Any] | None = None, actor: Actor = OF_BUREAU, **known: Any) -> Outcome[Ranking]:
    """A list handed in; the example list unless one is given."""
    command = ask.ImportRanking.model_validate(body or papers.ranking(LIST))
    return acts.import_list(command, occasion(actor), replace(FACTS, **known))


def step(ranking: Ranking, act: str, actor: Actor | None = None, command: Command | None = None) -> Outcome[Ranking]:
    """The act by whom it belongs to, or by somebody else; with another command if one is given."""
    by, perform, usual, known = STEPS[act]
    outcome: Outcome[Ranking] = perform(ranking, command or usual, occasion(actor or by), known)
    return outcome


def walk(status: S) -> Ranking:
    """A list in that status."""
    found = imported().case
    for act in ROUTE[status]:
        found = step(found, act).case
    return found
