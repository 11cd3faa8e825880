"""Loads what each act on a review must know beyond it: the case, its sanctions, the terms, the organs."""

from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, literal, not_, or_
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found, cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Actor, Occasion
from libs.kernel.roles import Role
from libs.replica import lookups
from libs.replica.codes import OrganKind
from services.accountability.cases.case_type import CASE
from services.accountability.cases.tables import CASES
from services.accountability.committee_loading import committee_on
from services.accountability.reviews import facts as f
from services.accountability.reviews.commands import ApplyForReview, DecideReview, OrderReview, ServeReview
from services.accountability.reviews.hands_loading import hands_beside
from services.accountability.reviews.review import Review
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.sanctions.record_loading import record_of
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.recourse import (
    DECIDE,
    EXTENSION,
    apply_limit,
    counted,
    last_day,
    open_recourse,
)
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.status import RecourseStage, ReviewPath
from services.accountability.sanctions.tables import SANCTIONS

CDI_KINDS: Final = frozenset({OrganKind.PROVINCE_CDI, OrganKind.MUNICIPAL_CDI, OrganKind.COUNTY_CDI})
"""Kinds of discipline organ that review what an organ below them decided."""


async def apply_facts(desk: Desk, _case: None, command: ApplyForReview, occasion: Occasion) -> f.ApplyFacts:
    """The applicant's own sanction, the decision behind it under lock, the term, and who reviews."""
    return await _application(desk, command, occasion, _is_own(occasion.actor))


async def paper_facts(desk: Desk, _case: None, command: ApplyForReview, occasion: Occasion) -> f.ApplyFacts:
    """The same for a sanction of the own organ; whoever is recused from it, or whom it is on, finds none."""
    row, actor = SANCTIONS.c, occasion.actor
    recused = literal(actor.person_id, Uuid) == row.recused_ids.any_()
    free = and_(row.person_id.is_distinct_from(actor.person_id), not_(recused))
    return await _application(desk, command, occasion, and_(row.competent_organ_id == actor.organ_id, free))


async def order_facts(desk: Desk, _case: None, command: OrderReview, occasion: Occasion) -> f.OrderFacts:
    """The decision, if its organ is below that of who orders."""
    cases = await cases_found(desk.connection, CASE, CASES.c.id == command.case_id)
    below = cases and await _is_below(desk.connection, cases[0].competent_organ_id, occasion.actor.organ_id)
    if not below:
        return f.OrderFacts()
    code = DECIDE[ReviewPath.SUPERVISION, RecourseStage.FIRST]
    decide_by = last_day(code, occasion.on, occasion.profile, desk.service("calendar"))
    return f.OrderFacts(await _under_review(desk.connection, cases[0].id), decide_by)


async def assign_facts(desk: Desk, review: Review, _command: object, occasion: Occasion) -> f.AssignFacts:
    """Who holds a post in the organ that reviews today."""
    return f.AssignFacts(await lookups.persons_of(desk.connection, review.competent_organ_id, occasion.on))


async def extend_facts(desk: Desk, review: Review, _command: object, occasion: Occasion) -> f.ExtendFacts:
    """The thirty days more, counted on from the first end."""
    return f.ExtendFacts(last_day(EXTENSION, review.decide_by, occasion.profile, desk.service("calendar")))


async def decide_facts(desk: Desk, review: Review, command: DecideReview, _occasion: Occasion) -> f.DecideFacts:
    """The standing committee of the organ that reviews on the day of the meeting, and the decision under lock."""
    committee = await committee_on(desk.connection, review.competent_organ_id, command.resolution.held_on)
    return f.DecideFacts(committee, await _under_review(desk.connection, _case_of(review)))


async def serve_facts(desk: Desk, review: Review, command: ServeReview, occasion: Occasion) -> f.ServeFacts:
    """The decision under lock, and what may follow: a further review if there is an organ above, else nothing."""
    decision = await _under_review(desk.connection, _case_of(review))
    above = None
    if review.stage is RecourseStage.FIRST:
        above = await _above(desk.connection, review.competent_organ_id, occasion)
    if above is None:
        return f.ServeFacts(decision, Recourse(review.path, None, command.served_on, None, review.id))
    opened = open_recourse(
        review.path, RecourseStage.FURTHER, command.served_on, occasion.profile, desk.service("calendar")
    )
    return f.ServeFacts(decision, Recourse(opened.path, opened.stage, opened.since_on, opened.until_on, review.id))


async def _application(
    desk: Desk, command: ApplyForReview, occasion: Occasion, whose: ColumnElement[bool]
) -> f.ApplyFacts:
    connection, profile, calendar = desk.connection, occasion.profile, desk.service("calendar")
    found = await cases_found(connection, SANCTION, SANCTIONS.c.id == command.sanction_id, whose)
    if not found or found[0].case_id is None:
        return f.ApplyFacts()
    decision = await _under_review(connection, found[0].case_id)
    sanction = _as_now(decision, found[0])
    code = apply_limit(sanction.recourse, command.stage)
    term = None if code is None else counted(code, sanction.recourse.since_on, profile, calendar)
    received_on = getattr(command, "received_on", occasion.on)
    decide = DECIDE[sanction.recourse.path, command.stage]
    return f.ApplyFacts(
        sanction,
        decision,
        term,
        await _above(connection, sanction.competent_organ_id, occasion),
        last_day(decide, received_on, profile, calendar),
    )


def _as_now(decision: f.UnderReview, found: Sanction) -> Sanction:
    """The sanction as it is under lock."""
    return next((one for one in decision.record.sanctions if one.id == found.id), found)


def _is_own(actor: Actor) -> ColumnElement[bool]:
    """The sanctions an applicant may apply on: the own one; as party head those on the organization itself."""
    row = SANCTIONS.c
    own = row.person_id == actor.person_id
    of_organization = and_(row.person_id.is_(None), row.organ_id == actor.organ_id)
    return or_(own, of_organization) if actor.is_any(Role.UNIT_PARTY_HEAD) else own


async def _under_review(connection: AsyncConnection, case_id: UUID) -> f.UnderReview:
    """The case, all sanctions on its object and their follow-ups, under lock, and who reviewed it or weighed tolerance
    or a probation on it before."""
    (case,) = await cases_locked(connection, CASE, CASES.c.id == case_id)
    record = await record_of(connection, case.object_person_id, case.target.organ_id)
    hands = await hands_beside(connection, (case.id,))
    return f.UnderReview(case, record, hands.get(case.id, frozenset()))


async def _above(connection: AsyncConnection, organ_id: UUID, occasion: Occasion) -> UUID | None:
    """The discipline organ above that exists today; None if there is none here."""
    organ = await lookups.organ(connection, organ_id)
    above = None if organ is None or organ.parent_id is None else await lookups.organ(connection, organ.parent_id)
    fits = above is not None and above.kind in CDI_KINDS and above.exists_on(occasion.on)
    return UUID(int=above.id.int) if above is not None and fits else None


async def _is_below(connection: AsyncConnection, organ_id: UUID, higher_id: UUID) -> bool:
    """Whether an organ lies below another one, at whatever distance."""
    organ = await lookups.organ(connection, organ_id)
    while organ is not None and organ.parent_id is not None:
        if organ.parent_id == higher_id:
            return True
        organ = await lookups.organ(connection, organ.parent_id)
    return False


def _case_of(review: Review) -> UUID:
    if review.case_id is None:
        raise AssertionError("a stored review has its case")
    return review.case_id
