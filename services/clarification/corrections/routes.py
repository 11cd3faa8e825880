"""Doors of the correction tasks: list, detail, answer, check."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Path, Query, Response
from pydantic import Field

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Paged, Sort, sort_by
from libs.chassis.representation import Due
from services.clarification.corrections.case_type import CORRECTION
from services.clarification.corrections.commands import AnswerCorrection, CloseCorrection, ReturnAnswer
from services.clarification.corrections.correction import Correction
from services.clarification.corrections.lifecycle import CorrectionStatus
from services.clarification.corrections.tables import CORRECTIONS

router = APIRouter(prefix="/corrections", tags=["corrections"])
CorrectionId = Annotated[UUID, Path(description="The correction task.")]
_Order = Annotated[Sort, Depends(sort_by("due_on", "changed_at", default="due_on"))]


@dataclass(frozen=True)
class CorrectionRead(Correction):
    """A correction task as it answers; what is not for the caller is empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run.")] = field(default=(), kw_only=True)


class CorrectionPage(Paged[Correction]):
    """A page of correction tasks."""


class AnswerSuffices(CloseCorrection):
    """The answer suffices (C-32)."""

    outcome: Literal["closed"] = Field(description="The task is done.")


class AnswerReturned(ReturnAnswer):
    """The answer does not suffice (C-32)."""

    outcome: Literal["returned"] = Field(description="The task is open again.")


Check = Annotated[AnswerSuffices | AnswerReturned, Field(discriminator="outcome")]


def _examples(**values: dict[str, Any]) -> Any:
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


_ANSWERED: Final = _examples(
    corrected={
        "corrected": True,
        "text": "已恢复其候选人选资格。",
        "done_on": "2026-05-06",
        "document": "许组〔2026〕22号",
    },
    impossible={"corrected": False, "text": "任期已经届满，无法恢复；建议在下一次推荐中一并考虑。"},
)
_CHECKED: Final = _examples(
    closed={"outcome": "closed", "note": "已核对文件，资格已经恢复。"},
    returned={"outcome": "returned", "reasons": "未附恢复资格的文件。"},
)


@router.get("", response_model=CorrectionPage, summary="纠正补偿事项清单 · Correction tasks")
async def list_corrections(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[CorrectionStatus | None, Query(description="Only in this status.")] = None,
    item: Annotated[str | None, Query(description="Only of this kind (correction_kinds).")] = None,
) -> CorrectionPage:
    """The tasks asked of your organization or personnel body, or those that your office asks for (G-31, C-32)."""
    asked = equal(CORRECTIONS, status=status, item=item)
    async with door.looking(CORRECTION.name, "list") as look:
        found, total = await read_page(look, door, CORRECTION, asked, page, sort)
    items = [CORRECTION.adapter.validate_python(open_fields(CORRECTION, one)) for one in found]
    return CorrectionPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{correction_id}", response_model=CorrectionRead, summary="纠正补偿事项详情 · One correction task")
async def read_correction(correction_id: CorrectionId, door: AtDoor) -> Response:
    """One task. The body asked sees subject, item and term, and nothing of the case behind it (G-31, P-06)."""
    return await door.show("correction", correction_id)


@router.post("/{correction_id}/answer", response_model=CorrectionRead, summary="答复 · Answer the task")
async def answer_correction(
    correction_id: CorrectionId, body: Annotated[AnswerCorrection, _ANSWERED], door: AtDoor
) -> Response:
    """The organization or personnel body says what was done, or why it cannot be done (G-31)."""
    return await door.perform("correction", "answer", correction_id, body)


@router.post("/{correction_id}/verification", response_model=CorrectionRead, summary="核对 · Close or return")
async def check_correction(correction_id: CorrectionId, body: Annotated[Check, _CHECKED], door: AtDoor) -> Response:
    """The handling office finds the answer sufficient, or returns it; the body asked does not check itself (C-32)."""
    act = "close" if body.outcome == "closed" else "return_answer"
    return await door.perform("correction", act, correction_id, body)
