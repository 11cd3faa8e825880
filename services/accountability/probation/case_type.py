"""The probation as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.probation import acts, commands
from services.accountability.probation.access import ACCESS
from services.accountability.probation.facts_loading import case_facts, propose_facts
from services.accountability.probation.lifecycle import LIFECYCLE
from services.accountability.probation.probation import NUMBERED_AS, Probation
from services.accountability.probation.store import columns_of
from services.accountability.probation.tables import PROBATIONS

PROBATION: Final[CaseType[Probation]] = CaseType(
    name="probation",
    resource="probations",
    table=PROBATIONS,
    case_class=Probation,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("propose", commands.ProposeProbation, acts.propose, propose_facts, opens=True),
        Act("set", commands.SetProbation, acts.set_probation, case_facts),
        Act("decline", commands.DeclineProbation, acts.decline, case_facts),
        Act("extend", commands.ExtendProbation, acts.extend, case_facts),
        Act("expire", commands.ExpireProbation, acts.expire),
        Act("evaluate", commands.EvaluateProbation, acts.evaluate, case_facts),
    ),
    access=ACCESS,
    numbering=lambda probation: (probation.competent_organ_id, NUMBERED_AS),
)
