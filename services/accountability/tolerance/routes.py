"""Doors of the determinations of tolerance: open, weigh, examine, consult, determine, serve, read."""

from typing import Annotated, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, read_page
from libs.chassis.case_store import Loaded
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.refusal import Absent
from services.accountability.tolerance import example_routes as examples
from services.accountability.tolerance.access import MATTER
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.commands import (
    ConsultCollectively,
    DetermineTolerance,
    DraftDetermination,
    GiveTrialOpinion,
    OpenTolerance,
    RenewHands,
    ReopenTolerance,
    SendBackTolerance,
    ServeDetermination,
)
from services.accountability.tolerance.letter_views import letter_of
from services.accountability.tolerance.read_models import (
    DeterminationLetter,
    ToleranceListed,
    TolerancePage,
    ToleranceRead,
)
from services.accountability.tolerance.status import ToleranceStatus
from services.accountability.tolerance.tables import TOLERANCES
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.tolerance.wording import Entrance

router = APIRouter(prefix="/tolerances", tags=["tolerances"])
ToleranceId = Annotated[UUID, Path(description="The determination.")]
_Order = Annotated[Sort, Depends(sort_by("opened_on", "changed_at", default="-opened_on"))]
_NAME = TOLERANCE.name


class CommitteeDetermined(DetermineTolerance):
    """The standing committee determined (TA-05)."""

    decision: Literal["determined"] = Field(description="It is determined.")


class CommitteeSentBack(SendBackTolerance):
    """The standing committee wants it weighed again (TA-05)."""

    decision: Literal["sent_back"] = Field(description="It is weighed again.")


CommitteeDecision = Annotated[CommitteeDetermined | CommitteeSentBack, Field(discriminator="decision")]
_ACT_OF: Final = {"determined": "determine", "sent_back": "send_back"}


@router.get("", response_model=TolerancePage, summary="容错认定清单 · Determinations of tolerance")
async def list_tolerances(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ToleranceStatus | None, Query(description="Only in this status.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only on this unit.")] = None,
    case_id: Annotated[UUID | None, Query(description="Only of this case.")] = None,
    application_id: Annotated[UUID | None, Query(description="Only what answers this application.")] = None,
    entrance: Annotated[Entrance | None, Query(description="Only on application, or only of office.")] = None,
) -> TolerancePage:
    """Determinations of the units you look after or of your organ; your own once the letter is served (P-16).

    Whoever is not of the organ cannot ask by case or application.
    """
    asked = equal(TOLERANCES, status=status, unit_id=unit_id, entrance=entrance)
    hidden = equal(TOLERANCES, case_id=case_id, application_id=application_id)
    if hidden:
        asked += (*hidden, TOLERANCE.access.opened_to(MATTER.name, door.actor.roles_in_cases))
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, TOLERANCE, asked, page, sort)
    items = [_line(one) for one in found]
    return TolerancePage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=ToleranceRead, status_code=201, summary="启动容错审查 · Weigh tolerance on a case")
async def open_tolerance(body: Annotated[OpenTolerance, examples.OPEN], door: AtDoor) -> Response:
    """A handler of the case opens it of office or on an application; every filing of the unit or matter is loaded with
    it, refused, suspended and revoked ones too (TA-04, G-44, G-45, P-17). Needs an Idempotency-Key."""
    return await door.open(_NAME, "open", body)


@router.get("/{tolerance_id}", response_model=ToleranceRead, summary="容错认定详情 · One determination")
async def read_tolerance(tolerance_id: ToleranceId, door: AtDoor) -> Response:
    """The determination as far as it is open to you: the dossier to handlers and deciders, the matter to the organ, the
    letter to the object (P-16)."""
    return await door.show(_NAME, tolerance_id)


@router.get("/{tolerance_id}/letter", response_model=DeterminationLetter, summary="容错认定书 · The letter LA-6")
async def read_determination_letter(tolerance_id: ToleranceId, door: AtDoor) -> DeterminationLetter:
    """The letter LA-6 once it is served: object, event, situations, six findings, outcome, correction, effect (P-16,
    G-46). 404 before."""
    async with door.looking(_NAME, "show", tolerance_id) as look:
        found = await door.load_within(look.connection, _NAME, tolerance_id)
        tolerance: Tolerance = found.case
        if tolerance.letter is None:
            raise Absent
    profile = door.engine.policies.profile(tolerance.profile, tolerance.profile_version)
    return letter_of(tolerance, tolerance.letter, profile, door.language)


@router.post("/{tolerance_id}/draft", response_model=ToleranceRead, summary="拟认定意见 · State what was weighed")
async def draft_determination(
    tolerance_id: ToleranceId, body: Annotated[DraftDetermination, examples.DRAFT], door: AtDoor
) -> Response:
    """Six looks, nine factors, three distinctions, elements, boundary, order, error and filings, each reasoned; and the
    outcome proposed (TA-05). Nothing is counted: the outcome is the one stated (G-43)."""
    return await door.perform(_NAME, "draft", tolerance_id, body)


@router.post("/{tolerance_id}/trial-opinion", response_model=ToleranceRead, summary="审理意见 · Case-trial opinion")
async def give_tolerance_trial_opinion(
    tolerance_id: ToleranceId, body: Annotated[GiveTrialOpinion, examples.OPINION], door: AtDoor
) -> Response:
    """The officer asked, who is nobody of the handlers, examines facts, reasons and outcome (TA-05)."""
    return await door.perform(_NAME, "give_trial_opinion", tolerance_id, body)


@router.post("/{tolerance_id}/consultation", response_model=ToleranceRead, summary="集体会商 · Collective consultation")
async def consult_on_tolerance(
    tolerance_id: ToleranceId, body: Annotated[ConsultCollectively, examples.CONSULT], door: AtDoor
) -> Response:
    """The head records the consultation: enough persons, minutes, dissent (X-30, P-16)."""
    return await door.perform(_NAME, "consult", tolerance_id, body)


@router.post("/{tolerance_id}/determination", response_model=ToleranceRead, summary="认定 · Enter the determination")
async def determine_tolerance(
    tolerance_id: ToleranceId, body: Annotated[CommitteeDecision, examples.DETERMINE], door: AtDoor
) -> Response:
    """The recorder enters what the standing committee determined, or that it is weighed again; the case carries the
    outcome by the same act (TA-05, A-35, G-43)."""
    return await door.perform(_NAME, _ACT_OF[body.decision], tolerance_id, body)


@router.post("/{tolerance_id}/service", response_model=ToleranceRead, summary="送达认定书 · Serve the letter")
async def serve_determination(
    tolerance_id: ToleranceId, body: Annotated[ServeDetermination, examples.SERVE], door: AtDoor
) -> Response:
    """The letter LA-6 reaches the object; the applicant is answered by the same act (P-16, G-45)."""
    return await door.perform(_NAME, "serve", tolerance_id, body)


@router.post("/{tolerance_id}/reopening", response_model=ToleranceRead, summary="重新审查 · Have it weighed anew")
async def reopen_tolerance(
    tolerance_id: ToleranceId, body: Annotated[ReopenTolerance, examples.REOPEN], door: AtDoor
) -> Response:
    """The leader in charge has a refusal weighed anew on the one request to reconsider (G-07)."""
    return await door.perform(_NAME, "reopen", tolerance_id, body)


@router.post("/{tolerance_id}/hands", response_model=ToleranceRead, summary="更新承办和决策人员 · Renew the hands")
async def renew_tolerance_hands(
    tolerance_id: ToleranceId, body: Annotated[RenewHands, examples.RENEW], door: AtDoor
) -> Response:
    """Case management takes heads and deciders anew from the directory (P-09)."""
    return await door.perform(_NAME, "renew_hands", tolerance_id, body)


def _line(found: Loaded[Tolerance]) -> ToleranceListed:
    """A line of the list; what is not open to the caller is null in it."""
    tolerance, matter = found.case, MATTER.name in found.standing.sections
    letter, moved_at = tolerance.letter, tolerance.changed_at
    assert moved_at is not None  # it is saved
    decided = tolerance.determination if matter else letter
    return ToleranceListed(
        id=tolerance.id,
        number=tolerance.number,
        version=tolerance.version,
        status=tolerance.status,
        case_id=tolerance.case_id if matter else None,
        unit_id=tolerance.unit_id,
        competent_organ_id=tolerance.competent_organ_id,
        object_person_id=tolerance.object_person_id,
        entrance=tolerance.entrance,
        situations=tolerance.situations,
        opened_on=tolerance.opened_on,
        changed_at=moved_at,
        outcome=None if decided is None else decided.outcome,
    )
