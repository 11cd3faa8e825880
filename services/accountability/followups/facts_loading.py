"""Loads what the acts on a follow-up must know: who may visit, and which bodies may have the letter."""

from sqlalchemy import literal, or_, select

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind
from libs.replica.tables import ACCOUNT
from services.accountability.followups.facts import AddresseeFacts, VisitorFacts
from services.accountability.followups.followup import Followup
from services.accountability.followups.lifecycle import VISITORS


async def visitor_facts(desk: Desk, followup: Followup, _command: object, _occasion: Occasion) -> VisitorFacts:
    """The persons with an officer's account in the organ (P-27)."""
    held = or_(*(literal(str(role)) == ACCOUNT.c.roles.any_() for role in VISITORS))
    ours = (ACCOUNT.c.organ_id == followup.competent_organ_id, ACCOUNT.c.disabled.is_(False))
    rows = await desk.connection.execute(select(ACCOUNT.c.person_id).where(*ours, held))
    return VisitorFacts(frozenset(rows.scalars()))


async def addressee_facts(desk: Desk, _followup: Followup, _command: object, occasion: Occasion) -> AddresseeFacts:
    """The organization and personnel bodies that exist today (D-03)."""
    kind = OrganKind.ORGANIZATION_DEPARTMENT
    return AddresseeFacts(await lookups.organs_of_kind(desk.connection, kind, occasion.on))
