"""The common problem as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.common_problems import acts_listing, acts_sampling, commands
from services.supervision.common_problems.access import ACCESS
from services.supervision.common_problems.common_problem import NUMBERED_AS, CommonProblem
from services.supervision.common_problems.facts_loading import check_facts, compile_facts, item_facts, list_facts
from services.supervision.common_problems.lifecycle import LIFECYCLE
from services.supervision.common_problems.tables import COMMON_PROBLEMS


def columns_of(case: CommonProblem) -> Mapping[str, object]:
    """The projected columns: whose it is, what is listed, drawn, checked and found put right; no word of it."""
    return {
        "competent_organ_id": case.competent_organ_id,
        "office_id": case.office_id,
        "nature": case.nature,
        "task_id": case.task_id,
        "item_ids": list(case.item_ids),
        "population": list(case.population),
        "sample": list(case.sample),
        "checked": list(case.checked),
        "put_right": list(case.put_right),
        "compiled_on": case.compiled_on,
        "fixed_on": case.fixed_on,
        "drawn_on": None if case.draw is None else case.draw.drawn_on,
        "closed_on": None if case.closing is None else case.closing.closed_on,
    }


COMMON_PROBLEM: Final[CaseType[CommonProblem]] = CaseType(
    name="common_problem",
    resource="common-problems",
    table=COMMON_PROBLEMS,
    case_class=CommonProblem,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("compile", commands.CompileCommonProblem, acts_listing.compile_list, compile_facts, opens=True),
        Act("add_item", commands.AddCommonProblemItem, acts_listing.add_item, item_facts),
        Act("fix", commands.FixCommonProblem, acts_listing.fix, list_facts),
        Act("draw", commands.DrawSample, acts_sampling.draw),
        Act("enlarge", commands.EnlargeSample, acts_sampling.enlarge),
        Act("note_check", commands.NoteSampleCheck, acts_sampling.note_check, check_facts),
        Act("close", commands.CloseCommonProblem, acts_sampling.close, list_facts),
    ),
    access=ACCESS,
    numbering=lambda case: (case.competent_organ_id, NUMBERED_AS),
)
