"""The road of a problem item: notified, taken on, put right, verified on site, checked off."""

from datetime import date
from typing import Any

from deploy.demo.client import Missing, Person
from deploy.demo.offices import Office
from deploy.demo.sources import SERVICE

PROBLEMS = f"{SERVICE}/problem-items"


def notify(head: Person, path: str, term: str) -> dict[str, Any]:
    """The rectification notice LS-2; the day follows from the term (G-55)."""
    return head.act(f"{path}/notice", {"term": term}, "S-08, G-55, TS-02")


def accept(unit: Person, path: str, responsible_id: str) -> dict[str, Any]:
    """The unit names who answers for it (S-10)."""
    return unit.act(f"{path}/acceptance", {"responsible_person_id": responsible_id, "steps": []}, "S-10, TS-03")


def answer_slip(unit: Person, path: str, by: date) -> dict[str, Any]:
    """Why it is late, and what will be done until the new day (P-22)."""
    step = {"text": "增派施工力量，倒排工期。", "due_on": by.isoformat()}
    answer = {"reasons": "主材到货延迟。", "steps": [step]}
    return unit.act(f"{path}/slip-answer", answer, "P-22, TS-08")


def report(unit: Person, path: str) -> dict[str, Any]:
    """Every demand of the notice with what was done and the proof (S-10)."""
    demands = unit.read(path)["notice"]["demands"]
    met = [{"demand": n, "done": "已全部复工。", "proof": ["复工令", "现场照片"]} for n in range(1, len(demands) + 1)]
    return unit.act(f"{path}/report", {"met": met}, "S-10, TS-04")


def verify(office: Office, path: str, visit: str) -> dict[str, Any]:
    """An officer verifies on the visit and notes what was seen (S-09)."""
    taken = {"way": "on_site", "visit_id": visit.rsplit("/", 1)[1]}
    office.handler.act(f"{path}/verification", taken, "S-09, TS-05")
    note = {"result": "sufficient", "found": "三个站点均在施工，进度与台账一致。", "evidence": ["核查照片"]}
    return office.handler.act(f"{path}/verification-notes", note, "S-09, TS-05")


def check_off(head: Person, path: str) -> dict[str, Any]:
    """The head confirms it, and the number is cancelled (S-10)."""
    return head.act(f"{path}/check-off", {"remark": "整改到位，予以销号。"}, "S-10, TS-06")


def outstanding(head: Person, path: str) -> set[str]:
    """Codes of what the rules of the check-off find missing; nothing is changed."""
    answer = head.try_open(f"{path}/checks", {})
    if answer.status_code != 200:
        raise Missing(f"POST {path}/checks answered {answer.status_code} {answer.text}")
    return {entry["code"] for found in answer.json()["findings"] for entry in found["missing"]}
