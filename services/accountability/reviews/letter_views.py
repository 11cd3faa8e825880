"""The letter of a decision on a review, put together from the record and the fixed texts of the profile (LA-10)."""

from typing import Final

from libs.kernel.profile import Profile
from libs.kernel.text import Language, Text
from services.accountability.reviews.read_models import ReviewLetter
from services.accountability.reviews.records import ReviewDecision
from services.accountability.reviews.review import Review
from services.accountability.sanctions.status import RecourseStage, ReviewPath

_TITLES: Final = {
    (ReviewPath.SUPERVISION, RecourseStage.FIRST): Text("复审决定书", "Decision on the review"),
    (ReviewPath.SUPERVISION, RecourseStage.FURTHER): Text("复核决定书", "Decision on the further review"),
    (ReviewPath.CIVIL_SERVANT, RecourseStage.FIRST): Text("复核决定书", "Decision on the review"),
    (ReviewPath.CIVIL_SERVANT, RecourseStage.FURTHER): Text("申诉处理决定书", "Decision on the appeal"),
}
_FINAL: Final = Text("本决定为最终决定。", "This decision is final.")
_RECOURSE: Final = {
    ReviewPath.SUPERVISION: Text(
        "对本决定仍不服的，自收到之日起一个月内可以向上一级机关申请复核。",
        "Whoever still disagrees may apply for further review to the next higher organ within one month of receipt.",
    ),
    ReviewPath.CIVIL_SERVANT: Text(
        "对本决定仍不服的，自收到之日起十五日内可以提出申诉。",
        "Whoever still disagrees may appeal within fifteen days of receipt.",
    ),
}
_ALWAYS: Final = ("not_suspended", "not_heavier")


def letter_of(review: Review, decision: ReviewDecision, profile: Profile, language: Language) -> ReviewLetter:
    """The letter in the reader's language."""
    outcome = profile.list("review_outcomes").get(str(decision.outcome))
    return ReviewLetter(
        title=_TITLES[review.path, review.stage].read(language),
        document_number=decision.document_number,
        organ_id=review.competent_organ_id,
        person_id=review.person_id,
        object_organ_id=review.organ_id,
        reviewed_document=review.reviewed.document_number,
        reviewed_on=review.reviewed.decided_on,
        asked=review.request.asked,
        outcome=str(decision.outcome),
        outcome_text=str(decision.outcome) if outcome is None else outcome.text.read(language),
        before=decision.before,
        measures=decision.measures,
        reasons=decision.reasons,
        texts=_texts(review, profile, language),
        decided_on=decision.decided_on,
        served_on=None if review.service is None else review.service.served_on,
    )


def _texts(review: Review, profile: Profile, language: Language) -> tuple[str, ...]:
    """Which recourse is left, that execution goes on, that nothing gets heavier (P-14, P-20)."""
    left = _RECOURSE[review.path] if review.stage is RecourseStage.FIRST else _FINAL
    fixed = (profile.list("accountability_texts").get(code) for code in _ALWAYS)
    return (left.read(language), *(row.text.read(language) for row in fixed if row is not None))
