"""How a visit changes because of other cases: an effect of their acts, to be returned among ``Outcome.others``."""

from dataclasses import replace
from uuid import UUID

from libs.contracts.supervision_visits import VisitReviewed
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from services.supervision.visits.records import Review
from services.supervision.visits.telling import told
from services.supervision.visits.visit import Visit


def reviewed(visit: Visit, objection_id: UUID, outcome: str, corrected: str, occasion: Occasion) -> Moved:
    """The visit once the objection to its conclusion is decided: what stands of the conclusion is read there (P-21)."""
    review = Review(objection_id, outcome, corrected, occasion.on)
    noted = replace(visit, review=review)
    return Moved(noted, "note_review", told(noted, VisitReviewed, outcome=outcome, decided_on=occasion.on))
