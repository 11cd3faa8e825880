"""Similar matters decided before, and how the offices decided: read in SQL, never kept apart from the filings."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CTE,
    Date,
    Float,
    Integer,
    Numeric,
    Select,
    Text,
    Uuid,
    bindparam,
    case,
    cast,
    column,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Who, who_values
from libs.kernel.actor import Actor
from libs.kernel.roles import CASE_BOUND
from services.filing.filings.case_type import FILING
from services.filing.filings.tables import FILINGS

COMPARED: Final = 1000
"""How many decided matters that share a word are compared, the latest first."""

_ROW = FILINGS.c
_DECIDED = _ROW.outcome.is_not(None) & _ROW.decided_on.is_not(None)
_ORGAN = bindparam("organ_id", type_=Uuid)
_TERMS = bindparam("terms", type_=ARRAY(Text))


async def sits_on_panel(connection: AsyncConnection, actor: Actor, today: date) -> bool:
    """Whether the caller sits on the panel of any filing."""
    seat = FILING.access.seen_by(actor.roles_in_cases & CASE_BOUND)
    on_panel = _ROW.panel_ids.op("@>", is_comparison=True)(array([Who.person]))
    statement = select(_ROW.id).where(on_panel, seat).limit(1)
    return (await connection.execute(statement, who_values(actor, today))).first() is not None


async def terms_of_filing(connection: AsyncConnection, filing_id: UUID) -> list[str]:
    """The search terms of a filing."""
    found = (await connection.execute(select(_ROW.terms).where(_ROW.id == filing_id))).scalar_one()
    return list(found)


async def similar_filings(
    connection: AsyncConnection, actor: Actor, organ_id: UUID, terms: Sequence[str], *, besides: UUID | None, limit: int
) -> tuple[Mapping[str, Any], ...]:
    """The decided filings of the organ most like those terms, best first; equal ones the latest first.

    Those from which the caller is recused are left out (P-09). The score is the cosine of the two sets of terms, each
    term weighted by its rarity among the matters compared: 1 for the same terms, 0 for none in common. The same
    question gives the same answer.
    """
    values = {
        "terms": list(terms),
        "organ_id": organ_id,
        "besides": besides or UUID(int=0),
        "best": limit,
        "who_person": actor.person_id,
    }
    rows = await connection.execute(_SIMILAR, values)
    return tuple(dict(row) for row in rows.mappings())


def _similar() -> Select[Any]:
    compared = _compared()
    word = select(compared.c.id, func.unnest(compared.c.terms).label("term")).cte("word")
    size = select(cast(func.count(), Float)).select_from(compared).scalar_subquery()
    rarity = func.power(func.ln(1 + size / func.count()), 2)
    weight = select(word.c.term, rarity.label("weight")).group_by(word.c.term).cte("weight")
    asked = select(func.unnest(_TERMS).label("term")).cte("asked")
    unheard = func.power(func.ln(1 + size), 2)
    length = (
        select(func.sum(func.coalesce(weight.c.weight, unheard)))
        .select_from(asked.outerjoin(weight, weight.c.term == asked.c.term))
        .scalar_subquery()
    )
    shared = func.sum(case((asked.c.term.is_not(None), weight.c.weight), else_=0.0))
    cosine = shared / func.sqrt(func.sum(weight.c.weight) * length)
    joined = word.join(weight, weight.c.term == word.c.term).outerjoin(asked, asked.c.term == word.c.term)
    score = func.round(cast(cosine, Numeric), 4)
    scored = select(word.c.id, score.label("score")).select_from(joined).group_by(word.c.id).subquery("scored")
    return (
        select(*_shown(), scored.c.score)
        .join(scored, scored.c.id == _ROW.id)
        .order_by(scored.c.score.desc(), _ROW.decided_on.desc(), _ROW.id)
        .limit(bindparam("best", type_=Integer))
    )


def _compared() -> CTE:
    """The latest decided matters of the organ that share a term, but for the filing that asks."""
    alike = _ROW.terms.op("&&", is_comparison=True)(_TERMS)
    others = _ROW.id != bindparam("besides", type_=Uuid)
    there = (_DECIDED, _ROW.competent_organ_id == _ORGAN, alike, others, FILING.access.free)
    latest = select(_ROW.id, _ROW.terms).where(*there).order_by(_ROW.decided_on.desc(), _ROW.id).limit(COMPARED)
    return latest.cte("compared").prefix_with("MATERIALIZED", dialect="postgresql")


def _shown() -> tuple[Any, ...]:
    month = func.to_char(_ROW.decided_on, "YYYY-MM").label("decided_month")
    row = (_ROW.id, _ROW.number, _ROW.title, _ROW.status, _ROW.outcome, _ROW.office_id)
    return (*row, _ROW.positive_items, _ROW.reason_codes, month)


async def spread_of_outcomes(
    connection: AsyncConnection, actor: Actor, organ_id: UUID, first: date, last: date
) -> tuple[Mapping[str, Any], ...]:
    """Outcomes by office and item of the positive list, beside those of the whole organ on that item.

    A filing that claims several items counts under each; those from which the caller is recused under none (P-09).
    """
    rows = await connection.execute(
        _SPREAD, {"organ_id": organ_id, "first": first, "last": last, "who_person": actor.person_id}
    )
    return tuple(dict(row) for row in rows.mappings())


def _spread() -> Select[Any]:
    item = func.unnest(_ROW.positive_items).column_valued("positive_item", joins_implicitly=True)
    accepted = func.count().filter(_ROW.outcome == "accepted")
    rejected = func.count().filter(_ROW.outcome == "rejected")
    by_item: dict[str, Any] = {"partition_by": column("positive_item")}
    share_of_all = func.sum(accepted).over(**by_item) / func.sum(func.count()).over(**by_item)
    decided_then = _ROW.decided_on.between(bindparam("first", type_=Date), bindparam("last", type_=Date))
    return (
        select(
            _ROW.office_id,
            item.label("positive_item"),
            accepted.label("accepted"),
            rejected.label("rejected"),
            func.round(cast(accepted, Numeric) / func.count(), 3).label("share_accepted"),
            func.round(share_of_all, 3).label("share_accepted_of_organ"),
        )
        .where(_DECIDED, _ROW.competent_organ_id == _ORGAN, decided_then, FILING.access.free)
        .group_by(_ROW.office_id, column("positive_item"))
        .order_by(column("positive_item"), _ROW.office_id)
    )


_SIMILAR: Final = _similar()
_SPREAD: Final = _spread()
