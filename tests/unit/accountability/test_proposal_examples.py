"""The examples that the documents of the API show, from service on, are bodies that the doors take."""

from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from services.accountability.cases import commands_executing as executing
from services.accountability.cases import executing_example_routes as execution
from services.accountability.proposals import commands as proposals
from services.accountability.proposals import example_routes as proposal
from services.accountability.proposals.acts_drafting import _complete
from services.accountability.reexaminations import commands as reexaminations
from services.accountability.reexaminations import example_routes as reexamination
from services.accountability.reviews import commands as reviews
from services.accountability.reviews import example_routes as review

BODIES: list[tuple[Any, Any]] = [
    (execution.SERVE, executing.ServeDecision),
    (execution.EXECUTION, executing.RecordExecution),
    (execution.CLOSE, executing.CloseCase),
    (review.APPLY, reviews.ApplyForReview),
    (review.PAPER, reviews.EnterReviewFromPaper),
    (review.ORDER, reviews.OrderReview),
    (review.ASSIGN, reviews.AssignReviewers),
    (review.EXTEND, reviews.ExtendReview),
    (review.REPORT, reviews.ReportReview),
    (review.DECIDE, reviews.DecideReview),
    (review.SERVE, reviews.ServeReview),
    (reexamination.DRAW, reexaminations.DrawCases),
    (reexamination.ASSIGN, reexaminations.AssignExaminers),
    (reexamination.REPORT, reexaminations.ReportExamination),
    (reexamination.DECIDE, reexaminations.DecideReexamination),
    (proposal.DRAFT, proposals.DraftProposal),
    (proposal.REVISE, proposals.ReviseProposal),
    (proposal.ARGUE, proposals.ArgueProposal),
    (proposal.ISSUE, proposals.IssueProposal),
    (proposal.RETURN, proposals.ReturnDraft),
    (proposal.SERVE, proposals.ServeProposal),
    (proposal.ANSWER, proposals.AnswerProposal),
    (proposal.RULE, proposals.RuleOnObjection),
    (proposal.FOLLOW_UP, proposals.FollowUpProposal),
    (proposal.REFUSAL, proposals.RecordRefusal),
    (proposal.CLOSE, proposals.CloseProposal),
]


@pytest.mark.parametrize(("body", "model"), BODIES)
def test_every_example_is_a_body_that_its_door_takes(body: Any, model: Any) -> None:
    assert body.openapi_examples
    for example in body.openapi_examples.values():
        assert isinstance(TypeAdapter(model).validate_python(example["value"]), BaseModel)


def test_the_example_of_a_draft_lacks_nothing_by_the_rules() -> None:
    assert _complete(proposals.DraftProposal.model_validate(_draft()).content).holds


def _draft() -> Any:
    """The draft as the documents show it."""
    return proposal.DRAFT.openapi_examples["after_a_case"]["value"]
