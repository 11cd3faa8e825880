"""The problem item that an overdue obligation becomes, so that correction follows filing (F-42)."""

from datetime import date
from typing import Final
from uuid import UUID, uuid5

from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from services.supervision.obligations.facts import OverdueFacts
from services.supervision.obligations.obligation import WatchedObligation
from services.supervision.problems.entering import Found, opened
from services.supervision.problems.status import Source

NATURE: Final = "aftercare_overdue"
_LEVELS: Final = "problem_levels"
_UNKNOWN_KIND: Final = "unknown"
_FACTS: Final = "备案后善后事项逾期：应于{due_on}前完成并报告，至{on}未报告完成。"
_PLACE: Final = "备案回执所列善后事项"
_EVIDENCE: Final = "备案回执及善后事项办理记录（善后事项编号{obligation}）"
_DEMAND: Final = "按照备案回执要求完成善后事项，报告完成情况并附证明材料。"
"""What the item says, as any item that an officer writes: in the language of the office."""


def item_of(obligation: WatchedObligation, on: date, occasion: Occasion, facts: OverdueFacts) -> Moved:
    """The item, of the lowest level and without a term: the head of the office decides on both with the notice. ``on``
    is the day on which it was found overdue this time."""
    found = Found(
        unit_id=obligation.unit_id,
        unit_kind=facts.unit_kind or _UNKNOWN_KIND,
        competent_organ_id=obligation.competent_organ_id,
        office_id=facts.office_id or obligation.office_id,
        nature=NATURE,
        level=occasion.profile.list(_LEVELS).codes()[0],
        facts=_FACTS.format(due_on=obligation.due_on, on=on),
        place=_PLACE,
        found_on=on,
        evidence=(_EVIDENCE.format(obligation=obligation.id),),
        demand=_DEMAND,
        source=Source.AFTERCARE,
        source_id=obligation.id,
    )
    return opened(found, occasion, item_id(obligation), facts.recurrence_of)


def item_id(obligation: WatchedObligation) -> UUID:
    """The identity of its next item: the same however often the event is heard. A second one comes only when the first
    was checked off and the obligation is overdue anew."""
    earlier = len(obligation.problem_ids)
    return uuid5(obligation.id, "problem" if not earlier else f"problem {earlier + 1}")
