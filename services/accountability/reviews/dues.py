"""By when a review is to be decided, with its explanation (P-14, P-20)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.profile import Profile
from services.accountability.reviews.review import Review
from services.accountability.reviews.status import UNDECIDED
from services.accountability.sanctions.recourse import DECIDE, EXTENSION, counted, last_day


def dues(review: Review, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The term for deciding from the receipt of the application; put off, it counts on from its first end."""
    if review.status not in UNDECIDED:
        return ()
    code, calendar = DECIDE[review.path, review.stage], services["calendar"]
    start = review.request.received_on
    if review.extension is not None:
        code, start = EXTENSION, last_day(code, start, profile, calendar)
    limit = profile.limit(code)
    return (Running(code, limit.text, counted(code, start, profile, calendar), tuple(limit.cites)),)
