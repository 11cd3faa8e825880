"""What tolerance, probation and publication bring to the process: types, answers, dictionaries, next steps."""

from typing import Final

from libs.chassis.dictionaries import Dictionary, labels
from libs.chassis.representation import Representation
from services.accountability.probation import dues as probation_dues
from services.accountability.probation import status as probation
from services.accountability.probation import todo_views as probation_steps
from services.accountability.probation.case_type import PROBATION
from services.accountability.probation.routes import router as probation_router
from services.accountability.probation.views import ProbationRepresentation
from services.accountability.publications import status as publications
from services.accountability.publications.case_type import PUBLICATION
from services.accountability.publications.routes import router as publication_router
from services.accountability.publications.todo_views import PUBLICATION_STEPS
from services.accountability.tolerance import application_status as applications
from services.accountability.tolerance import dues as tolerance_dues
from services.accountability.tolerance import status as tolerance
from services.accountability.tolerance import todo_views as tolerance_steps
from services.accountability.tolerance import wording
from services.accountability.tolerance.application_routes import router as application_router
from services.accountability.tolerance.application_store import TOLERANCE_APPLICATION
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.routes import router as tolerance_router

TYPES: Final = (TOLERANCE, TOLERANCE_APPLICATION, PROBATION, PUBLICATION)
ROUTERS: Final = (tolerance_router, application_router, probation_router, publication_router)
REPRESENTATIONS: Final = (
    Representation(TOLERANCE, tolerance_dues.dues),
    Representation(TOLERANCE_APPLICATION, tolerance_dues.application_dues),
    ProbationRepresentation(PROBATION, probation_dues.dues),
    Representation(PUBLICATION),
)
DICTIONARIES: Final[tuple[Dictionary, ...]] = (
    labels("tolerance_status", tolerance.LABELS),
    labels("tolerance_entrances", wording.ENTRANCE_LABELS),
    labels("tolerance_elements", wording.ELEMENT_LABELS),
    labels("tolerance_boundaries", wording.BOUNDARY_LABELS),
    labels("tolerance_round_endings", wording.ROUND_LABELS),
    labels("tolerance_application_status", applications.APPLICATION_LABELS),
    labels("tolerance_applicants", applications.APPLICANT_LABELS),
    labels("probation_status", probation.LABELS),
    labels("probation_early_grounds", probation.EARLY_LABELS),
    labels("publication_status", publications.LABELS),
    labels("publication_objects", publications.OBJECT_LABELS),
)
STEPS: Final = (
    (TOLERANCE, tolerance_steps.TOLERANCE_STEPS),
    (TOLERANCE_APPLICATION, tolerance_steps.APPLICATION_STEPS),
    (PROBATION, probation_steps.PROBATION_STEPS),
    (PUBLICATION, PUBLICATION_STEPS),
)
ONLY_IF: Final = {**tolerance_steps.ONLY_IF, **probation_steps.ONLY_IF}
