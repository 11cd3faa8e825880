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
    NothingToHandle,
    RecusalOfAnother,
    RecusedFromCase,
)
from services.accountability.cases.status import CaseStatus as S
from services.accountability.recusal import RecusalDeclared
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
    if occasion.actor.person_id in preparers(case):
        raise OneHandDecides


def preparers(case: AccountabilityCase) -> frozenset[UUID]:
    """Who prepared what the committee decides, in any round: drafter, case-trial officer, handlers."""
    return frozenset((*drafters(case), *case.handler_ids, *case.earlier_handler_ids))


def drafters(case: AccountabilityCase) -> tuple[UUID, ...]:
    """Who drafted how to handle it, and who was asked to examine the draft; those before, too."""
    proposal = case.proposal
    hands = () if proposal is None else (proposal.by, proposal.trial_officer_id)
    return tuple(dict.fromkeys((*case.earlier_preparer_ids, *hands)))


def undrafted(case: AccountabilityCase) -> AccountabilityCase:
    """The case without its draft and what was said of it; whose hands they were stays on record."""
    return replace(case, proposal=None, trial_opinion=None, earlier_preparer_ids=drafters(case))


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


def assess_declared(
    case: AccountabilityCase, recusals: Sequence[RecusalDeclared], occasion: Occasion, facts: HandlersFacts
) -> Finding:
    """Whether the head declares for herself, the officers of the office and those who handled it alone: of leaders and
    of the committee others decide (P-09)."""
    hers = {occasion.actor.person_id, *facts.officers, *case.handler_ids}
    missing = (
        unless(one.person_id in hers, RecusalOfAnother, f"/recusals/{index}/person_id")
        for index, one in enumerate(recusals)
    )
    return finding(RecusalOfAnother, missing)


def assess_still_handled(case: AccountabilityCase) -> Finding:
    """Whether anything is left to be handled: after the end without liability, open items of correction (F-30)."""
    order = case.correction_order
    is_open = order is not None and any(one.done_on is None for one in order.items)
    handled = case.status is not S.NO_LIABILITY or is_open
    return finding(NothingToHandle, [unless(handled, NothingToHandle, "")])


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
    parts = {*case.former_hands, *case.recused_ids, occasion.actor.person_id, *approved_by, *drafters(case)}
    for index, person in enumerate(handlers):
        yield unless(person not in parts, HandlerHadAPart, f"/handler_ids/{index}")
