"""The doors to precedents: similar matters decided before, and how evenly the offices judge."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.door import AtDoor, Door
from libs.kernel.actor import office_day
from libs.kernel.days import LAST_DAY, Day
from libs.kernel.finding import Missing
from libs.kernel.refusal import Incomplete
from libs.kernel.roles import CASE_BOUND
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.filing.filings.status import FilingStatus
from services.filing.precedents.readers import READERS, PrecedentsAreForReviewers
from services.filing.precedents.terms import terms_of
from services.filing.precedents.views import similar_filings, sits_on_panel, spread_of_outcomes, terms_of_filing

router = APIRouter(prefix="/precedents", tags=["precedents"])
_ONE_QUESTION: Final = Text("请在 filing_id 与 q 中择一填写", "Give either filing_id or q")
_NO_WORD: Final = Text("检索词中没有可检索的文字", "There is no word in the question")


class Precedent(BaseModel):
    """A matter decided before."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The filing.")
    number: str | None = Field(description="Number of the filing.", examples=["容备〔2025〕7号"])
    title: str = Field(description="The matter in one line.", examples=["重点项目容缺受理先行发证"])
    outcome: str = Field(description="What the standing committee decided: accepted or rejected.")
    status: FilingStatus = Field(description="Where it stands now: accepted ones may since be closed or revoked.")
    office_id: UUID | None = Field(description="Supervision office that reviewed it.")
    positive_items: list[str] = Field(description="Codes of the positive list that were claimed.")
    reason_codes: list[str] = Field(description="Codes of the reasons of a refusal.")
    decided_month: str = Field(description="Month of the decision (YYYY-MM).", examples=["2026-03"])
    score: Decimal = Field(description="Likeness from 0 (nothing in common) to 1 (the same words).", ge=0, le=1)


class Precedents(BaseModel):
    """Similar matters decided before."""

    model_config = ConfigDict(frozen=True)

    items: list[Precedent] = Field(description="The most similar first.")


class SpreadEntry(BaseModel):
    """How one office decided on one item."""

    model_config = ConfigDict(frozen=True)

    office_id: UUID | None = Field(description="The supervision office.")
    positive_item: str = Field(description="Code of the positive list.", examples=["xc_p5"])
    accepted: int = Field(description="Filings accepted.")
    rejected: int = Field(description="Filings not accepted.")
    share_accepted: Decimal = Field(description="Accepted of all decided here, 0 to 1.", examples=["0.750"])
    share_accepted_of_organ: Decimal = Field(description="The same over all offices of the organ, for comparison.")


class Spread(BaseModel):
    """How the offices decided, item by item."""

    model_config = ConfigDict(frozen=True)

    items: list[SpreadEntry] = Field(description="By item, then office. A filing counts under each item it claims.")


@router.get("", response_model=Precedents, summary="类似既往案例 · Similar matters decided before")
async def list_precedents(
    door: AtDoor,
    filing_id: Annotated[UUID | None, Query(description="Matters like this filing.")] = None,
    q: Annotated[str | None, Query(description="Matters with these words.", max_length=500, examples=["容缺"])] = None,
    limit: Annotated[int, Query(ge=1, le=50, description="At most so many.")] = 10,
) -> Precedents:
    """Decided filings of the same discipline organ that resemble a filing or some words, so that like is judged like
    (F-41). A precedent is a hint, never a reason: every matter is judged by itself. For reviewers, panel members and
    deciders; never for units. Compared are the latest 1,000 that share a word."""
    async with door.looking("precedent", "list", filing_id) as look:
        connection = look.connection
        if filing_id is not None and q is None:
            organ_id = await _organ_of(door, connection, filing_id)
            terms = await terms_of_filing(connection, filing_id)
        elif q is not None and filing_id is None:
            organ_id = await _own_organ(door, connection)
            terms = _asked(q)
        else:
            raise Incomplete(errors=(Missing("?q", "one_question", _ONE_QUESTION, Rule()),))
        found = await similar_filings(connection, door.actor, organ_id, terms, besides=filing_id, limit=limit)
        look.saw(*(row["id"] for row in found))
    return Precedents(items=[Precedent.model_validate(row) for row in found])


@router.get("/spread", response_model=Spread, summary="各室尺度比较 · How evenly the offices judge")
async def read_spread(
    door: AtDoor,
    first: Annotated[Day, Query(alias="from", description="Decided on this day or later.")] = date(2000, 1, 1),
    last: Annotated[Day, Query(alias="to", description="Decided on this day or earlier.")] = LAST_DAY,
) -> Spread:
    """Accepted and rejected filings of your discipline organ by office and positive item, beside the organ's average:
    a difference is a reason to talk to each other (F-41), not a target for anybody. Never for units."""
    async with door.looking("precedent", "spread") as look:
        organ_id = await _own_organ(door, look.connection)
        found = await spread_of_outcomes(look.connection, door.actor, organ_id, first, last)
    return Spread(items=[SpreadEntry.model_validate(row) for row in found])


async def _organ_of(door: Door, connection: AsyncConnection, filing_id: UUID) -> UUID:
    """The organ that the filing goes to, if the caller may see the filing and reviews or decides there."""
    found = await door.load_within(connection, "filing", filing_id)
    organ_id: UUID = found.case.competent_organ_id
    reviews = door.actor.is_any(*READERS) and door.actor.organ_id == organ_id
    if not reviews and found.standing.roles.isdisjoint(CASE_BOUND):
        raise PrecedentsAreForReviewers
    return organ_id


async def _own_organ(door: Door, connection: AsyncConnection) -> UUID:
    today = office_day(door.engine.clock())
    if not door.actor.is_any(*READERS) and not await sits_on_panel(connection, door.actor, today):
        raise PrecedentsAreForReviewers
    return door.actor.organ_id


def _asked(q: str) -> list[str]:
    terms = terms_of(q)
    if not terms:
        raise Incomplete(errors=(Missing("?q", "no_word", _NO_WORD, Rule()),))
    return terms
