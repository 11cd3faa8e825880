"""The examples that the documents of the API show are bodies that the doors take, and what they state is complete."""

from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from services.accountability.probation import example_routes as probation
from services.accountability.probation import routes as probation_routes
from services.accountability.probation.commands import EvaluateProbation, ExtendProbation, ProposeProbation
from services.accountability.publications import commands as published
from services.accountability.publications import example_routes as publication
from services.accountability.tolerance import application_commands as applied
from services.accountability.tolerance import commands, routes
from services.accountability.tolerance import example_routes as tolerance
from services.accountability.tolerance.assessing import assess_examination, assess_outcome
from tests.support.accountability_cases_papers import profile

BODIES: list[tuple[Any, Any]] = [
    (tolerance.APPLY, applied.ApplyForTolerance),
    (tolerance.ACKNOWLEDGE, applied.AcknowledgeApplication),
    (tolerance.ANSWER, applied.AnswerApplication),
    (tolerance.WITHDRAW, applied.WithdrawToleranceApplication),
    (tolerance.RECONSIDER, applied.AskToReconsider),
    (tolerance.UPHOLD, applied.UpholdAnswer),
    (tolerance.OPEN, commands.OpenTolerance),
    (tolerance.DRAFT, commands.DraftDetermination),
    (tolerance.OPINION, commands.GiveTrialOpinion),
    (tolerance.CONSULT, commands.ConsultCollectively),
    (tolerance.DETERMINE, routes.CommitteeDecision),
    (tolerance.SERVE, commands.ServeDetermination),
    (tolerance.REOPEN, commands.ReopenTolerance),
    (tolerance.RENEW, commands.RenewHands),
    (probation.PROPOSE, ProposeProbation),
    (probation.SET, probation_routes.ProbationDecision),
    (probation.EXTEND, ExtendProbation),
    (probation.EVALUATE, EvaluateProbation),
    (publication.DRAFT, published.DraftPublication),
    (publication.REVISE, published.RevisePublication),
    (publication.RETURN, published.ReturnPublication),
    (publication.PUBLISH, published.Publish),
    (publication.WITHDRAW, published.WithdrawPublication),
]


@pytest.mark.parametrize(("body", "model"), BODIES)
def test_every_example_is_a_body_that_its_door_takes(body: Any, model: Any) -> None:
    assert body.openapi_examples
    for example in body.openapi_examples.values():
        assert isinstance(TypeAdapter(model).validate_python(example["value"]), BaseModel)


def test_the_example_of_a_draft_lacks_nothing_by_the_rules() -> None:
    value = tolerance.DRAFT.openapi_examples["exempted"]["value"]
    said = commands.DraftDetermination.model_validate(value)
    found = (
        *assess_examination(said.examination, (), profile()),
        *assess_outcome(said.examination, said.outcome, said.reasons, said.corrections, profile()),
    )
    assert all(one.holds for one in found), [one.item for one in found if not one.holds]
