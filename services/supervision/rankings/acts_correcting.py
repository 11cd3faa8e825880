"""Correcting a confirmed list: proposed by the bureau, confirmed or refused by case management (6.6, TI-03)."""

from dataclasses import replace

from libs.contracts.supervision_sources import (
    RankingCorrected,
    RankingCorrectionProposed,
    RankingCorrectionRefused,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.rankings import refusals as no
from services.supervision.rankings.acts import assess_reasons, list_of, side_of
from services.supervision.rankings.commands import ConfirmCorrection, ProposeCorrection, RefuseCorrection
from services.supervision.rankings.facts import ListFacts
from services.supervision.rankings.list_rules import assess_list
from services.supervision.rankings.places import is_same, kept, told
from services.supervision.rankings.ranking import Correction, FormerList, Ranking
from services.supervision.rankings.status import RankingStatus as S
from services.supervision.refusing import finding, refuse, unless


def propose_correction(
    ranking: Ranking, command: ProposeCorrection, occasion: Occasion, facts: ListFacts
) -> Outcome[Ranking]:
    """Propose the corrected list, as complete as the first one; that in force stays meanwhile."""
    side_of(ranking, occasion.actor)
    refuse(
        assess_reasons(command.reasons),
        *assess_list(ranking.kind, ranking.list_code, command.ranked, command.places, facts.kinds),
    )
    places = kept(command.places, facts.kinds, occasion.new_id)
    refuse(finding(no.NothingCorrected, [unless(not is_same(places, ranking.places), no.NothingCorrected, "/places")]))
    proposed = Correction(places, command.reasons, occasion.actor.person_id, occasion.at)
    waiting = replace(ranking, status=S.CORRECTION_PROPOSED, correction=proposed)
    return Outcome(waiting, RankingCorrectionProposed(**list_of(waiting)))


def confirm_correction(
    ranking: Ranking, _command: ConfirmCorrection, occasion: Occasion, _facts: None = None
) -> Outcome[Ranking]:
    """Confirm it, as another person than proposed it: the next version of the list is in force (TI-03)."""
    decided = _decided(ranking, occasion)
    assert ranking.confirmed_on is not None
    corrected = replace(
        ranking,
        status=S.CONFIRMED,
        places=decided.places,
        list_version=ranking.list_version + 1,
        confirmed_on=occasion.on,
        correction=None,
        corrections=(*ranking.corrections, decided),
        earlier=(*ranking.earlier, FormerList(ranking.list_version, ranking.confirmed_on, ranking.places)),
    )
    event = RankingCorrected(
        **list_of(corrected),
        confirmed_on=occasion.on,
        list_version=corrected.list_version,
        units=told(corrected.places),
    )
    return Outcome(corrected, event)


def refuse_correction(
    ranking: Ranking, command: RefuseCorrection, occasion: Occasion, _facts: None = None
) -> Outcome[Ranking]:
    """Do not confirm it; the list in force stays."""
    refuse(assess_reasons(command.reasons))
    decided = replace(_decided(ranking, occasion), refused_because=command.reasons)
    kept_list = replace(ranking, status=S.CONFIRMED, correction=None, corrections=(*ranking.corrections, decided))
    return Outcome(kept_list, RankingCorrectionRefused(**list_of(kept_list)))


def _decided(ranking: Ranking, occasion: Occasion) -> Correction:
    """The correction as decided by the actor; refuses whoever proposed it, or is not of the competent organ."""
    side_of(ranking, occasion.actor)
    proposed = ranking.correction
    assert proposed is not None
    if proposed.proposed_by == occasion.actor.person_id:
        raise no.SamePerson
    return replace(proposed, decided_by=occasion.actor.person_id, decided_at=occasion.at)
