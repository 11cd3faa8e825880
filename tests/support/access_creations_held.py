"""Who may open what in accountability and supervision, and bodies that the rules refuse."""

from collections.abc import Mapping
from typing import Any, Final

from libs.kernel.roles import Role as R
from tests.support.access_rules_cleared import OFFICERS
from tests.support.access_rules_held import CONCERNED, LEADING
from tests.support.access_rules_tolerated import DISCLOSING
from tests.support.access_worked_acts import CREATIONS_WORKED, unfit_worked

_RECORDING: Final = frozenset({R.BUREAU, R.SUP_OFFICER, R.CASE_MGMT})
CREATIONS_HELD: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "open_case": ("accountability", frozenset({R.SUP_HEAD})),
    "record_trigger": ("accountability", frozenset({R.SUP_HEAD})),
    "record_violation": ("accountability", frozenset({R.CADRE_SUP})),
    "open_disclosure_window": ("accountability", frozenset({R.CDI_LEADER_IN_CHARGE})),
    "hand_in_disclosure": ("accountability", DISCLOSING),
    "receive_disclosure": ("accountability", OFFICERS),
    "apply_for_review": ("accountability", CONCERNED),
    "enter_review_from_paper": ("accountability", frozenset({R.CASE_MGMT})),
    "order_review": ("accountability", LEADING),
    "draw_cases": ("accountability", frozenset({R.CASE_MGMT})),
    "draft_supervision_proposal": ("accountability", frozenset({R.SUP_OFFICER})),
    "open_tolerance": ("accountability", frozenset({R.SUP_OFFICER})),
    "apply_for_tolerance": ("accountability", CONCERNED),
    "propose_probation": ("accountability", frozenset({R.SUP_HEAD})),
    "draft_publication": ("accountability", frozenset({R.SUP_OFFICER})),
    "record_criticism": ("supervision", _RECORDING | {R.CITY_LEADER}),
    "record_circular": ("supervision", _RECORDING),
    "import_ranking": ("supervision", frozenset({R.BUREAU})),
    **CREATIONS_WORKED,
}
BY_REFERENCE: Final = frozenset(
    {
        "hand_in_disclosure", "receive_disclosure", "apply_for_review", "enter_review_from_paper", "order_review",
        "draft_supervision_proposal", "open_tolerance", "propose_probation", "draft_publication", "lodge_objection",
    }
)  # fmt: skip
"""Openings on something that nobody has: who may open one may also be told that it is not there."""


def unfit_held(route: str, body: Any, stranger: str) -> Any:
    """The example with an identity in it that nothing has."""
    match route:
        case "draw_cases":
            return body
        case "open_case":
            return {**body, "object": {**body["object"], "person_id": stranger}}
        case "record_violation":
            return {**body, "person_id": stranger}
        case "open_disclosure_window":
            return {**body, "unit_ids": [stranger]}
        case "hand_in_disclosure" | "receive_disclosure":
            return {**body, "window_id": stranger}
        case "apply_for_review" | "enter_review_from_paper":
            return {**body, "sanction_id": stranger}
        case "draft_supervision_proposal" | "apply_for_tolerance":
            return {**body, "unit_id": stranger}
        case "draft_publication":
            return {**body, "tolerance_id": stranger}
        case "import_ranking":
            return {**body, "places": [{**place, "unit_id": stranger} for place in body["places"]]}
        case "record_trigger" | "record_criticism" | "record_circular":
            return {**body, "units": [{**unit, "unit_id": stranger} for unit in body["units"]]}
        case _ if route in CREATIONS_WORKED:
            return unfit_worked(route, body, stranger)
    return {**body, "case_id": stranger}
