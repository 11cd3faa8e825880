"""Who had a hand in a decision: reviewers and re-examiners are none of them (P-09, P-14, G-48)."""

from collections.abc import Iterator
from uuid import UUID

from services.accountability.cases.case import AccountabilityCase


def deciding_chain(case: AccountabilityCase) -> frozenset[UUID]:
    """Everybody who approved, handled, tested, drafted, examined, heard, submitted, recorded or decided the case."""
    return frozenset(person for person in _hands(case) if person is not None)


def deciders(case: AccountabilityCase) -> tuple[UUID, ...]:
    """Who sat in the meeting that decided, and who recorded it."""
    decision = case.decision
    return () if decision is None else tuple(dict.fromkeys((*decision.resolution.present, decision.by)))


def _hands(case: AccountabilityCase) -> Iterator[UUID | None]:
    yield case.opened_by
    yield from (*case.former_hands, *case.handler_ids, *case.earlier_handler_ids)
    yield None if case.approval is None else case.approval.by
    yield from (tested.by for tested in case.tests)
    yield from (rescoped.by for rescoped in case.rescopings)
    if case.proposal is not None:
        yield from (case.proposal.by, case.proposal.trial_officer_id)
    yield None if case.trial_opinion is None else case.trial_opinion.by
    if case.hearing is not None:
        yield from (case.hearing.by, *case.hearing.staff_ids)
    yield None if case.submission is None else case.submission.by
    yield from (returned.by for returned in case.sent_back)
    yield from case.earlier_preparer_ids
    yield from deciders(case)
