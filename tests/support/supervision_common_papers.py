"""Valid bodies for common problems, for unit tests, doors and whole stories alike."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

Body = dict[str, Any]
SEEN = "配套资金到位率低于六成，项目进度因此滞后"
PLACE = "城东片区改造指挥部"
LEDGER = "资金拨付台账"
DEMAND = "月底前拨付到位并报送凭证"
FOUND_ON = "2026-03-11"


def compiled(**changed: Any) -> Body:
    """The list of a common problem, begun."""
    known = {"title": "老旧小区改造配套资金拨付滞后", "nature": "funds_and_projects", "facts": SEEN}
    return {**known, "evidence": [LEDGER], "demand": DEMAND, **changed}


def found(unit_id: UUID | str, **changed: Any) -> Body:
    """An item to be opened in that unit."""
    what = {"facts": SEEN, "place": PLACE, "found_on": FOUND_ON, "evidence": [LEDGER], "level": "serious"}
    return {"found": {"unit_id": str(unit_id), **what, **changed}}


def kept(problem_id: UUID | str) -> Body:
    """An item that is kept already."""
    return {"problem_id": str(problem_id)}


def added(item_ids: Sequence[UUID | str], reasons: str = "群众反映整改后又反弹，一并检查") -> Body:
    """Items added to the sample."""
    return {"item_ids": [str(item) for item in item_ids], "reasons": reasons}


def checked(item_id: UUID | str, visit_id: UUID | str, way: str = "spot", **changed: Any) -> Body:
    """A check of an item, which found it put right unless said otherwise."""
    what = {"result": "sufficient", "facts": "现场核对拨付凭证，资金已到位", "evidence": ["现场检查记录"]}
    return {"item_id": str(item_id), "way": way, "visit_id": str(visit_id), **what, **changed}


def closed(conclusion: str = "样本均已现场核实，问题全部销号") -> Body:
    """The end of a common problem."""
    return {"conclusion": conclusion}
