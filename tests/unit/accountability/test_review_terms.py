"""By when a review is decided, what its letter says, and who does not review further (P-14, P-20, LA-10)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.accountability.reviews import facts as f
from services.accountability.reviews.case_type import REVIEW
from services.accountability.reviews.dues import dues
from services.accountability.reviews.letter_views import letter_of
from services.accountability.reviews.review import Review
from services.accountability.sanctions.status import RecourseStage
from tests.support import accountability_cases_cast as cast
from tests.support.accountability_aftermath_papers import (
    Act,
    calendar,
    perform,
    persons,
    refused,
    served,
)
from tests.support.accountability_aftermath_reviews import (
    ASSIGN,
    FURTHER,
    Reviewed,
    application,
    apply_facts,
    decided,
    done,
    opened,
    personnel,
)

SERVICES = {"calendar": calendar()}


def assign(review: Review, **changes: Any) -> set[str]:
    """With which codes the naming of reviewers is refused."""
    return refused(REVIEW, review, "assign", ASSIGN, **changes)


EXTEND = Act("secretary", {"reason": "涉及多个单位"}, f.ExtendFacts(date(2026, 7, 20)))


def appeal() -> Review:
    """A civil servant's appeal to the higher organ."""
    return opened(personnel(), FURTHER).review


def test_the_decision_on_an_appeal_is_put_off_once_by_thirty_days() -> None:
    review = appeal()
    extended = perform(REVIEW, review, "extend", EXTEND).case
    assert (review.decide_by, extended.decide_by) == (date(2026, 6, 22), date(2026, 7, 20))
    assert refused(REVIEW, extended, "extend", EXTEND) == {"review_extension_not_allowed"}
    assert refused(REVIEW, review, "extend", EXTEND, reason="") == {"review_unreasoned"}


def further(reviewed: Reviewed) -> Review:
    """A further review after a first one that upheld."""
    return opened(done(decided(reviewed)).standing, FURTHER, date(2026, 5, 11)).review


@pytest.mark.parametrize(
    "review",
    [opened(served("admonition")).review, opened(personnel()).review, further(opened(served("admonition")))],
)
def test_nothing_but_an_appeal_is_put_off(review: Review) -> None:
    assert refused(REVIEW, review, "extend", EXTEND) == {"review_extension_not_allowed"}
    assert refused(REVIEW, appeal(), "extend", EXTEND, by="deputy") == {"review_one_hand"}


@pytest.mark.parametrize(
    ("review", "code", "due_on"),
    [
        (opened(served("admonition")).review, "review.decide", date(2026, 5, 20)),
        (opened(personnel()).review, "civil_review.decide", date(2026, 5, 20)),
        (appeal(), "civil_appeal.decide", date(2026, 6, 22)),
        (further(opened(served("admonition"))), "further.decide", date(2026, 7, 13)),
    ],
)
def test_each_review_is_decided_within_its_own_term(review: Review, code: str, due_on: date) -> None:
    (running,) = dues(review, cast.profile(), SERVICES)
    assert (running.code, running.deadline.due_on) == (code, due_on) == (code, review.decide_by)


def test_a_term_that_was_put_off_counts_on_from_its_first_end() -> None:
    extended = perform(REVIEW, appeal(), "extend", EXTEND).case
    (running,) = dues(extended, cast.profile(), SERVICES)
    assert (running.code, running.deadline.start_on) == ("civil_appeal.extension", date(2026, 6, 22))


def test_no_term_runs_once_it_is_decided() -> None:
    assert dues(decided(opened(served("admonition"))).review, cast.profile(), SERVICES) == ()


@pytest.mark.parametrize(
    ("reviewed", "title", "left"),
    [
        (decided(opened(served("admonition"))), "复审决定书", "一个月内可以向上一级机关申请复核"),
        (decided(opened(personnel())), "复核决定书", "十五日内可以提出申诉"),
    ],
)
def test_the_letter_says_what_was_decided_and_which_recourse_is_left(reviewed: Reviewed, title: str, left: str) -> None:
    assert reviewed.review.decision is not None
    letter = letter_of(reviewed.review, reviewed.review.decision, cast.profile(), "zh")
    assert letter.title == title and left in letter.texts[0] and len(letter.texts) == 3
    assert letter.before == letter.measures and letter.outcome == "upheld" and letter.outcome_text == "维持"


def test_after_a_further_review_the_letter_says_that_it_is_final() -> None:
    review = further(opened(served("admonition")))
    decision = decided(opened(served("admonition"))).review.decision
    assert decision is not None
    letter = letter_of(replace(review, stage=RecourseStage.FURTHER), decision, cast.profile(), "en")
    assert letter.texts[0] == "This decision is final." and letter.title == "Decision on the further review"


def test_those_who_reviewed_first_do_not_review_further() -> None:
    once = done(decided(opened(served("admonition"))))
    found = f.UnderReview(once.standing.case, once.standing.record, frozenset(persons("reviewer-1")))
    facts = replace(apply_facts(once.standing, FURTHER), decision=found)
    review = perform(REVIEW, None, "apply", application(once.standing, FURTHER), loaded=facts).case
    assert assign(review) == {"reviewer_wrong"}
