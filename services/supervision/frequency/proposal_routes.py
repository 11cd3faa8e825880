"""The door to the proposals for the next plan of visits."""

from fastapi import APIRouter

from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Total
from libs.kernel import periods
from libs.kernel.actor import office_day
from libs.kernel.roles import Role as R
from services.supervision.frequency import coverage_views as coverage
from services.supervision.frequency.coverage_views import Look
from services.supervision.frequency.demands import duplicate_days
from services.supervision.frequency.proposal_views import grounds, near_visits
from services.supervision.frequency.proposing import CITES, Grounded, Near, Proposal, proposals
from services.supervision.frequency.read_models import Reason, VisitProposal, VisitProposalPage
from services.supervision.frequency.status import ProposedFor

router = APIRouter(prefix="/visit-proposals", tags=["coverage"])
_BODY = (R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD)


@router.get("", response_model=VisitProposalPage, summary="下期检查建议 · Units proposed for the next plan")
async def list_visit_proposals(door: AtDoor, page: Page) -> VisitProposalPage:
    """Units you have to do with that the next plan may visit, and all that speaks for it: watched matters, overdue
    after-care, escalated interviews, red tasks, no spot verification yet this year (F-42, S-08, S-09, S-12). Those with
    most reasons come first. Nothing is planned by it: a head who plans confirms it; `near` warns of repeated visits
    (P-21, G-57)."""
    today = office_day(door.engine.clock())
    profile = door.engine.policies.in_force(door.engine.profile, today)
    async with door.looking("visit", "proposals") as look:
        seen = Look(look.connection, door.actor, today, profile)
        found = proposals([*await grounds(look.connection, door.actor, today), *await _uncovered(seen)])
        shown = found[page.offset : page.offset + page.limit]
        near = await near_visits(look.connection, door.actor, today, [one.unit_id for one in shown])
    of_body, days = door.actor.is_any(*_BODY), duplicate_days(profile)
    items = []
    for one in shown:
        visits = near.get(one.unit_id, Near())
        items.append(_read(one, visits, visits.within(days, today), of_body))
    sources = tuple(profile.list("concern_sources").codes())
    total = Total(len(found))
    return VisitProposalPage(
        items=items, total=total, page=page.page, page_size=page.page_size, concern_sources=sources
    )


async def _uncovered(look: Look) -> list[Grounded]:
    """Units without spot verification this year, since its first day (S-09)."""
    year = periods.year_of(look.on)
    since = periods.first_day_of(year)
    gaps = [line.unit_id for line in await coverage.yearly(look, year) if line.stand.gap > 0]
    return [Grounded(unit_id, ProposedFor.NOT_COVERED, 1, since) for unit_id in gaps if unit_id is not None]


def _read(one: Proposal, visits: Near, near: bool, of_body: bool) -> VisitProposal:
    reasons = [Reason(reason=g.reason, cases=g.cases, since=g.since, cites=tuple(CITES[g.reason])) for g in one.reasons]
    fields = {"visited_on": visits.visited_on, "planned_on": visits.planned_on, "near": near}
    kinds = one.kinds(of_body=of_body)
    return VisitProposal.model_validate({"unit_id": one.unit_id, "reasons": reasons, "kinds": kinds, **fields})
