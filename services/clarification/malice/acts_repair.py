"""Corrections: what the victim lost is restored, what was won by malice is undone (C-32, P-05, W-04)."""

from dataclasses import replace

from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.clarification.corrections.opening import CorrectionSource, open_corrections
from services.clarification.malice.commands import RequestCorrections
from services.clarification.malice.facts import RepairFacts
from services.clarification.malice.malice import Malice
from services.clarification.malice.refusals_decision import NoGainOnMistake, NothingAsked
from services.clarification.malice.separation import keep_out
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.telling import recorded
from services.clarification.refusing import finding, refuse, unless


def request_corrections(
    malice: Malice, command: RequestCorrections, occasion: Occasion, facts: RepairFacts
) -> Outcome[Malice]:
    """Ask organization or personnel bodies to correct and compensate; each item opens its task (C-32, P-05, G-31)."""
    keep_out(malice, occasion)
    items = command.corrections
    mistaken = malice.status is S.MISTAKEN
    gains = [
        unless(not (mistaken and item.undoes_gain), NoGainOnMistake, f"/corrections/{index}/undoes_gain")
        for index, item in enumerate(items)
    ]
    refuse(
        finding(NothingAsked, [unless(bool(items), NothingAsked, "/corrections")]),
        finding(NoGainOnMistake, gains),
    )
    tasks = open_corrections(_source(malice), items, occasion, facts.terms)
    asked = (*malice.correction_ids, *(task.case.id for task in tasks))
    outcome = recorded(replace(malice, correction_ids=asked))
    return Outcome(outcome.case, outcome.event, tasks)


def _source(malice: Malice) -> CorrectionSource:
    return CorrectionSource(
        kind="malice",
        id=malice.id,
        organ_id=malice.organ_id,
        office_id=malice.office_id,
        handler_ids=malice.handler_ids,
        profile=malice.profile,
        profile_version=malice.profile_version,
        subject_person_id=malice.subject_person_id,
        subject_organ_id=malice.subject_organ_id,
        recused_ids=tuple(person.person_id for person in malice.recused),
    )
