"""The road of a common problem: its list, the draw by lot, and the checks of the sample (S-11)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from deploy.demo import problem_items
from deploy.demo.client import Person
from deploy.demo.offices import Office
from deploy.demo.sources import SERVICE

COMMON_PROBLEMS = f"{SERVICE}/common-problems"


def listed(office: Office, units: Sequence[str], day: date) -> str:
    """A list with one item per unit named, each notified, declared complete; answers its path (G-50)."""
    kept = {
        "title": "重点项目台账与现场不符",
        "nature": "poor_quality",
        "facts": "多家单位台账进度高于现场进度。",
        "evidence": ["比对表"],
        "demand": "核实并更正台账，按节点补足进度。",
    }
    path = f"{COMMON_PROBLEMS}/{office.handler.open(COMMON_PROBLEMS, kept, 'S-08, S-11')['id']}"
    for unit in units:
        office.handler.act(f"{path}/items", {"found": _found(unit, day)}, "S-08, S-11, TS-01")
    for item in office.head.read(path)["item_ids"]:
        problem_items.notify(office.head, f"{problem_items.PROBLEMS}/{item}", "short")
    office.head.act(f"{path}/population", {}, "G-50")
    return path


def draw(head: Person, path: str) -> dict[str, Any]:
    """The sample, by lot: nobody chooses seed or size (S-11, G-50)."""
    return head.act(f"{path}/draw", {}, "S-11, G-50")


def drawn_again(reader: Person, path: str, seed: str | None = None) -> dict[str, Any]:
    """The same draw, run by whoever reads it; with another seed, another one to compare with."""
    return reader.read(f"{path}/draw", **({} if seed is None else {"seed": seed}))


def checked(officer: Person, path: str, item_id: str, way: str, visit: str) -> dict[str, Any]:
    """What a visit found of an item of the sample, openly or covertly (G-51)."""
    check = {
        "item_id": item_id,
        "way": way,
        "visit_id": visit.rsplit("/", 1)[1],
        "result": "insufficient",
        "facts": "台账尚未更正。",
        "evidence": ["暗访照片"],
    }
    return officer.act(f"{path}/sample-checks", check, "S-11, G-51")


def _found(unit_id: str, day: date) -> dict[str, Any]:
    return {
        "unit_id": unit_id,
        "facts": "台账载明完工，现场尚未完工。",
        "place": "项目现场",
        "found_on": day.isoformat(),
        "evidence": ["现场照片"],
        "level": "general",
    }
