"""The draw: once in a half-year, by lot, among all cases closed since the last one (A-10, G-48)."""

from dataclasses import replace

from libs.contracts.accountability_aftermath import CasesDrawn, DrawSuperseded, ReexaminationDrawn
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from libs.kernel.drawing import METHOD, drawn
from services.accountability.reexaminations.commands import DrawCases
from services.accountability.reexaminations.draw import Draw, half_year_of
from services.accountability.reexaminations.facts import Drawable, DrawFacts
from services.accountability.reexaminations.reexamination import Reexamination
from services.accountability.reexaminations.refusals import AlreadyDrawn, NothingToDraw
from services.accountability.reexaminations.status import DrawStatus, ReexaminationStatus
from services.accountability.reexaminations.telling import drawing_of, matter_of


def draw(_command: DrawCases, occasion: Occasion, facts: DrawFacts) -> Outcome[Draw]:
    """Draw by lot; the drawn cases are re-examined, and the draw before this one is superseded."""
    if half_year_of(occasion.on) in facts.half_years:
        raise AlreadyDrawn
    if not facts.cases:
        raise NothingToDraw
    made = _drawn(occasion, facts)
    by_id = {one.case.id: one for one in facts.cases}
    others = [_reexamination(made, by_id[case_id], occasion) for case_id in made.sample]
    if facts.current is not None:
        others.append(_superseded(facts.current))
    event = CasesDrawn(**drawing_of(made), population=len(made.population), drawn=len(made.sample))
    return Outcome(made, event, tuple(others))


def _drawn(occasion: Occasion, facts: DrawFacts) -> Draw:
    population = tuple(sorted(one.case.id for one in facts.cases))
    percent = int(str(occasion.profile.option("reexamination.sample_percent")))
    draw_id, seed = occasion.new_id(), occasion.new_id().hex
    return Draw(
        draw_id,
        DrawStatus.CURRENT,
        occasion.profile.name,
        occasion.profile.version,
        competent_organ_id=occasion.actor.organ_id,
        half_year=half_year_of(occasion.on),
        drawn_on=occasion.on,
        since_on=facts.since_on,
        seed=seed,
        percent=percent,
        method=METHOD,
        population=population,
        sample=drawn(population, seed, percent),
        drawn_by=occasion.actor.person_id,
    )


def _reexamination(made: Draw, found: Drawable, occasion: Occasion) -> Moved:
    case = found.case
    opened = Reexamination(
        occasion.new_id(),
        ReexaminationStatus.DRAWN,
        occasion.profile.name,
        occasion.profile.version,
        draw_id=made.id,
        case_id=case.id,
        unit_id=case.unit_id,
        person_id=case.object_person_id,
        competent_organ_id=case.competent_organ_id,
        measures=case.measures_in_force,
        chain_ids=tuple(sorted(found.chain_ids)),
        barred_ids=tuple(sorted(case.recused_ids)),
    )
    return Moved(opened, "be_drawn", ReexaminationDrawn(**matter_of(opened)))


def _superseded(former: Draw) -> Moved:
    over = replace(former, status=DrawStatus.SUPERSEDED)
    return Moved(over, "supersede", DrawSuperseded(**drawing_of(over)))
