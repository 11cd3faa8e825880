"""Who may take no part in a case, or not in its next step, because of an earlier one (P-09)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding, Missing
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.facts import HandlersFacts
from services.accountability.cases.refusals_deciding import OneHandDecides, TrialOfficerWrong
from services.accountability.cases.refusals_opening import (
    CaseRecusalNotDenied,
    HandlerHadAPart,
    HandlerNotOfOffice,
    HandlersTooFew,
    NotCaseHandler,
    RecusedFromCase,
)
from services.accountability.refusing import finding, unless

AT_LEAST = 2
"""Handlers of a case, and of a hearing, never fewer (TA-10, X-22)."""


def keep_out(case: AccountabilityCase, occasion: Occasion) -> None:
    """Refuse whoever is recused or whom the case is on; the database says so before, this says it again."""
    if occasion.actor.person_id in case.recused_ids:
        raise RecusedFromCase


def keep_to_handlers(case: AccountabilityCase, occasion: Occasion) -> None:
    """Refuse whoever is recused or not a named handler."""
    keep_out(case, occasion)
    if occasion.actor.person_id not in case.handler_ids:
        raise NotCaseHandler


def keep_hands_apart(case: AccountabilityCase, occasion: Occasion) -> None:
    """Refuse a recorder who is recused, or handled, drafted or examined the case (P-09, P-15)."""
    keep_out(case, occasion)
    if occasion.actor.person_id in preparers(case) | set(case.handler_ids) | set(case.earlier_handler_ids):
        raise OneHandDecides


def preparers(case: AccountabilityCase) -> frozenset[UUID]:
    """Who prepared what the committee decides: drafter, case-trial officer, and the handlers."""
    proposal, opinion = case.proposal, case.trial_opinion
    hands = [] if proposal is None else [proposal.by, proposal.trial_officer_id]
    hands += [] if opinion is None else [opinion.by]
    return frozenset((*hands, *case.handler_ids))


def assess_denial(*, denied: bool) -> Finding:
    """Whether it is declared that no ground of recusal applies to who acts."""
    return finding(CaseRecusalNotDenied, [unless(denied, CaseRecusalNotDenied, "/no_ground_of_recusal")])


def assess_handlers(
    case: AccountabilityCase, handlers: Sequence[UUID], occasion: Occasion, facts: HandlersFacts
) -> tuple[Finding, ...]:
    """Whether at least two officers of the office are named, none of whom had a part or must recuse (P-09)."""
    enough = len(set(handlers)) >= AT_LEAST
    return (
        finding(HandlersTooFew, [unless(enough, HandlersTooFew, "/handler_ids")]),
        finding(HandlerNotOfOffice, _not_of_office(handlers, facts)),
        finding(HandlerHadAPart, _with_a_part(case, handlers, occasion)),
    )


def assess_trial_officer(case: AccountabilityCase, officer: UUID, officers: frozenset[UUID], drafter: UUID) -> Finding:
    """Whether the case-trial officer is one of the organ and no other hand of the case (P-09, P-15)."""
    others = {drafter, *case.handler_ids, *case.earlier_handler_ids} | case.recused_ids
    fits = officer in officers and officer not in others
    return finding(TrialOfficerWrong, [unless(fits, TrialOfficerWrong, "/trial_officer_id")])


def handed_to(case: AccountabilityCase, handlers: tuple[UUID, ...]) -> AccountabilityCase:
    """The case in the hands of these persons; those before stay on record."""
    before = dict.fromkeys((*case.earlier_handler_ids, *case.handler_ids))
    earlier = tuple(one for one in before if one not in handlers)
    return replace(case, handler_ids=handlers, earlier_handler_ids=earlier)


def _not_of_office(handlers: Sequence[UUID], facts: HandlersFacts) -> Iterator[Missing | None]:
    for index, person in enumerate(handlers):
        yield unless(person in facts.officers, HandlerNotOfOffice, f"/handler_ids/{index}")


def _with_a_part(case: AccountabilityCase, handlers: Sequence[UUID], occasion: Occasion) -> Iterator[Missing | None]:
    approved_by = () if case.approval is None else (case.approval.by,)
    parts = {*case.former_hands, *case.recused_ids, occasion.actor.person_id, *approved_by}
    for index, person in enumerate(handlers):
        yield unless(person not in parts, HandlerHadAPart, f"/handler_ids/{index}")
