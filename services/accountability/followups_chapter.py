"""What follows a sanction, and what needs none: follow-ups, disclosures, internal violations, clearings, as wired."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter
from sqlalchemy import ColumnElement

from libs.chassis.cases import AnyCaseType
from libs.chassis.dictionaries import Dictionary, labels
from libs.chassis.representation import Representation
from services.accountability.clearances import lifecycle as clearances
from services.accountability.clearances.case_type import CLEARANCE
from services.accountability.clearances.routes import router as clearance_router
from services.accountability.disclosures import statement_routes, window_routes
from services.accountability.disclosures import status as disclosures
from services.accountability.disclosures import todo_views as disclosure_steps
from services.accountability.disclosures import wording as disclosure_words
from services.accountability.disclosures.case_type import DISCLOSURE_STATEMENT, DISCLOSURE_WINDOW
from services.accountability.disclosures.views import StatementRepresentation, WindowRepresentation
from services.accountability.followups import list_routes as followup_lists
from services.accountability.followups import routes as followup_routes
from services.accountability.followups import status as followups
from services.accountability.followups import todo_views as followup_steps
from services.accountability.followups import wording as followup_words
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.dues import dues as followup_dues
from services.accountability.internal import list_routes as violation_lists
from services.accountability.internal import routes as violation_routes
from services.accountability.internal import status as violations
from services.accountability.internal import todo_views as violation_steps
from services.accountability.internal.case_type import VIOLATION

TYPES: Final[tuple[AnyCaseType, ...]] = (FOLLOWUP, VIOLATION, CLEARANCE, DISCLOSURE_WINDOW, DISCLOSURE_STATEMENT)
ROUTERS: Final[tuple[APIRouter, ...]] = (
    followup_lists.router,
    followup_routes.router,
    violation_lists.router,
    violation_routes.router,
    clearance_router,
    window_routes.router,
    statement_routes.router,
)
REPRESENTATIONS: Final[tuple[Representation, ...]] = (
    Representation(FOLLOWUP, followup_dues),
    Representation(VIOLATION),
    Representation(CLEARANCE),
    WindowRepresentation(DISCLOSURE_WINDOW),
    StatementRepresentation(DISCLOSURE_STATEMENT),
)
DICTIONARIES: Final[tuple[Dictionary, ...]] = (
    labels("followup_status", followups.LABELS),
    labels("visit_methods", followup_words.METHOD_LABELS),
    labels("feedback_conditions", followup_words.CONDITION_LABELS),
    labels("violation_status", violations.LABELS),
    labels("discovery_ways", violations.WAY_LABELS),
    labels("clearance_status", clearances.LABELS),
    labels("disclosure_window_status", disclosures.WINDOW_LABELS),
    labels("disclosure_statement_status", disclosures.STATEMENT_LABELS),
    labels("disclosure_timings", disclosure_words.TIMING_LABELS),
    labels("disclosure_proposals", disclosure_words.LENIENCY_LABELS),
    labels("disclosure_links", disclosure_words.LINK_LABELS),
)
STEPS: Final[tuple[tuple[AnyCaseType, tuple[Any, ...]], ...]] = (
    (FOLLOWUP, followup_steps.FOLLOWUP_STEPS),
    (VIOLATION, violation_steps.VIOLATION_STEPS),
    (DISCLOSURE_STATEMENT, disclosure_steps.STATEMENT_STEPS),
)
"""What may wait for a caller, for todo.py."""
ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = {
    **followup_steps.ONLY_IF,
    **violation_steps.ONLY_IF,
    **disclosure_steps.ONLY_IF,
}
