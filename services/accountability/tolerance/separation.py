"""Who may take no part in a determination, and who may not do the next step because of an earlier one (P-09)."""

from dataclasses import replace
from uuid import UUID

from libs.kernel.actor import Occasion
from services.accountability.cases.case import AccountabilityCase
from services.accountability.tolerance.records import Round
from services.accountability.tolerance.refusals import BarredFromTolerance, NotHandlerOfCase, ToleranceOneHandTwice
from services.accountability.tolerance.status import ToleranceStatus as S
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.tolerance.wording import RoundEnding


def keep_out(case: AccountabilityCase, occasion: Occasion) -> None:
    """Refuse whoever is recused from the case, or is the one it is on."""
    if occasion.actor.person_id in case.recused_ids:
        raise BarredFromTolerance


def keep_to_handlers(case: AccountabilityCase, occasion: Occasion) -> None:
    """Refuse whoever is recused or not a handler of the case as it is now."""
    keep_out(case, occasion)
    if occasion.actor.person_id not in case.handler_ids:
        raise NotHandlerOfCase


def hands_of(tolerance: Tolerance) -> frozenset[UUID]:
    """Who has drafted, examined or held the consultation in the present round."""
    records = (tolerance.draft, tolerance.trial_opinion, tolerance.consultation)
    return frozenset(record.by for record in records if record is not None)


def all_hands_of(tolerance: Tolerance) -> frozenset[UUID]:
    """Everybody who opened, drafted, examined, consulted on, determined or reopened it, in whichever round: none of
    them reviews or re-examines what was decided after it (P-09, P-14, G-48)."""
    consultation, determination = tolerance.consultation, tolerance.determination
    there = () if consultation is None else consultation.participant_ids
    sat = () if determination is None else (determination.by, *determination.resolution.present)
    before = (person for one in tolerance.rounds for person in (*one.hands, one.by))
    return frozenset((tolerance.opened_by, *hands_of(tolerance), *there, *sat, *before))


def keep_hands_apart(tolerance: Tolerance, occasion: Occasion) -> None:
    """Refuse whoever did an earlier step of the present round."""
    if occasion.actor.person_id in hands_of(tolerance):
        raise ToleranceOneHandTwice


def weighed_again(tolerance: Tolerance, ending: RoundEnding, reasons: str, occasion: Occasion) -> Tolerance:
    """The determination at the beginning of another round; the round before stays on record, the last draft and the
    last letter served stay readable."""
    found = tolerance.determination
    entry = Round(
        ending,
        reasons,
        None if found is None else found.outcome,
        tuple(sorted(hands_of(tolerance))),
        occasion.actor.person_id,
        occasion.at,
    )
    return replace(
        tolerance,
        status=S.WEIGHING,
        rounds=(*tolerance.rounds, entry),
        trial_officer_id=None,
        trial_opinion=None,
        consultation=None,
        determination=None,
    )


def examined_a_refusal(tolerance: Tolerance, officer: UUID) -> bool:
    """Whether that person had a hand in a round that ended in a refusal now weighed anew (G-07)."""
    return any(one.ending is RoundEnding.REOPENED and officer in one.hands for one in tolerance.rounds)
