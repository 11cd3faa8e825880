"""From service on: execution, sanctions, reviews, re-examinations, supervision proposals, persons, as wired."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter
from sqlalchemy import ColumnElement

from libs.chassis.cases import AnyCaseType
from libs.chassis.dictionaries import Dictionary, labels
from libs.chassis.representation import Representation
from services.accountability.cases import executing_routes
from services.accountability.persons.routes import router as person_router
from services.accountability.proposals import dues as proposal_dues
from services.accountability.proposals import status as proposals
from services.accountability.proposals import todo_views as proposal_steps
from services.accountability.proposals.case_type import PROPOSAL
from services.accountability.proposals.routes import router as proposal_router
from services.accountability.reexaminations import dues as draw_dues
from services.accountability.reexaminations import status as reexaminations
from services.accountability.reexaminations import todo_views as reexamination_steps
from services.accountability.reexaminations.case_type import DRAW, REEXAMINATION
from services.accountability.reexaminations.routes import router as reexamination_router
from services.accountability.reviews import dues as review_dues
from services.accountability.reviews import status as reviews
from services.accountability.reviews import todo_views as review_steps
from services.accountability.reviews.case_type import REVIEW
from services.accountability.reviews.routes import router as review_router
from services.accountability.sanctions import dues as sanction_dues
from services.accountability.sanctions import status as sanctions
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.sanctions.routes import router as sanction_router

TYPES: Final[tuple[AnyCaseType, ...]] = (SANCTION, REVIEW, DRAW, REEXAMINATION, PROPOSAL)
ROUTERS: Final[tuple[APIRouter, ...]] = (
    executing_routes.router,
    sanction_router,
    person_router,
    review_router,
    reexamination_router,
    proposal_router,
)
REPRESENTATIONS: Final[tuple[Representation, ...]] = (
    Representation(SANCTION, sanction_dues.dues),
    Representation(REVIEW, review_dues.dues),
    Representation(DRAW, draw_dues.dues),
    Representation(REEXAMINATION),
    Representation(PROPOSAL, proposal_dues.dues),
)
DICTIONARIES: Final[tuple[Dictionary, ...]] = (
    labels("sanction_status", sanctions.LABELS),
    labels("review_paths", sanctions.PATH_LABELS),
    labels("recourse_stages", sanctions.STAGE_LABELS),
    labels("review_status", reviews.LABELS),
    labels("review_entrances", reviews.ENTRANCE_LABELS),
    labels("reexamination_draw_status", reexaminations.DRAW_LABELS),
    labels("reexamination_status", reexaminations.LABELS),
    labels("supervision_proposal_status", proposals.LABELS),
)
STEPS: Final[tuple[tuple[AnyCaseType, tuple[Any, ...]], ...]] = (
    (REVIEW, review_steps.REVIEW_STEPS),
    (REEXAMINATION, reexamination_steps.REEXAMINATION_STEPS),
    (PROPOSAL, proposal_steps.PROPOSAL_STEPS),
)
"""What may wait for a caller, for todo.py."""
ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = {
    **review_steps.ONLY_IF,
    **reexamination_steps.ONLY_IF,
    **proposal_steps.ONLY_IF,
}
