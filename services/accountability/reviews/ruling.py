"""What the outcome of a review leaves in force (P-14, P-20)."""

from collections.abc import Sequence

from services.accountability.reviews.status import ReviewOutcome


def standing_after(outcome: ReviewOutcome, measures: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    """The measures in force after the review."""
    if outcome is ReviewOutcome.UPHELD:
        return tuple(before)
    return tuple(measures) if outcome is ReviewOutcome.CHANGED else ()
