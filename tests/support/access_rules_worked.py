"""The oracle, continued: who may know what of central tasks, visits, problem items and what goes with them.

The chain of the competent organ knows them by its relation on the day (F-26, S-06), a unit what is told to it and
nothing that is weighed (S-10); of a hidden visit know its planner, its team and the bureau that confirms it (P-33).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from libs.kernel.roles import Role as R
from tests.support.access_people import Persona, named
from tests.support.access_rules import ADMINISTRATORS, NOTHING, Rules, Standing
from tests.support.access_rules_cleared import by
from tests.support.access_rules_held import OFFICE, TASKED, Because, Held, among, outside, whole
from tests.support.access_specials_cleared import POSTS

SEEING_ALL: Final = frozenset({R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT})
"""Whose view is the whole organ: its heads, the conduct office and case management."""
BODY: Final = frozenset({R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD})
PLANNING: Final = frozenset({R.SUP_HEAD, R.DISPATCHED_HEAD})
VISITING: Final = OFFICE | BODY
LOCAL: Final = frozenset({R.TOWNSHIP_OFFICER, R.TOWNSHIP_HEAD})
OF_UNITS: Final = frozenset({R.UNIT_CLERK, R.UNIT_PARTY_HEAD})
LEADS: Final = frozenset({R.LEAD_UNIT_USER, R.TASK_FORCE_USER})
LEADERS: Final = frozenset({R.CDI_LEADER_IN_CHARGE, R.CDI_DEPUTY, R.CDI_SECRETARY})
EXAMINING: Final = OFFICE | {R.CASE_TRIAL, R.CONDUCT}
RECORDING: Final = frozenset({R.BUREAU, R.SUP_OFFICER, R.CASE_MGMT})
HANDING_OVER: Final = RECORDING | LEADS | OF_UNITS
TOLD_TO_UNIT: Final = frozenset({"notified", "rectifying", "reported", "verifying", "checked_off", "escalated"})
"""Statuses of a problem item in which the unit has a notice."""
_POSTS: Final = frozenset((named("person", post.code), named("organ", post.organ)) for post in POSTS)
Items = Callable[[UUID], Iterable[Any]]


def is_hidden(visit: Any) -> bool:
    """Whether a visit is unannounced and has not started (P-33)."""
    return bool(visit.unannounced) and visit.on_site is None


@dataclass(frozen=True)
class Worked:
    """The rules of these cases on one day in one city. ``items_of`` gives the problem items of a common problem."""

    rules: Rules
    items_of: Items

    def _by(self, who: Persona, reasons: Because) -> Standing:
        return NOTHING if who.is_any(*ADMINISTRATORS) else by(reasons)

    def _organ(self, who: Persona, case: Any, roles: Iterable[str] = SEEING_ALL, *, acts: bool = False) -> Because:
        if case.competent_organ_id == who.organ_id:
            yield from whole(who, roles, acts=acts)

    def _in_charge_of(self, who: Persona, case: Any, *, acts: bool = False) -> Because:
        """The leader in whose portfolio the office or body of the case itself is."""
        if self.rules.city.holds("portfolio", who.person_id, case.office_id, self.rules.on):
            yield from self._organ(who, case, {R.CDI_LEADER_IN_CHARGE}, acts=acts)

    def _resident(self, who: Persona, case: Any, *, acts: bool = False) -> Because:
        if self.rules.is_resident(who, case.unit_id):
            yield from self._organ(who, case, BODY, acts=acts)

    def _of_office(self, who: Persona, case: Any, roles: Iterable[str], *, acts: bool = True) -> Because:
        if case.office_id == who.office_id:
            yield from self._organ(who, case, roles, acts=acts)

    def of_visit(self, who: Persona, visit: Any) -> Standing:
        """How somebody stands to a visit: hidden, those it names; else the organ as ever, and the unit once told."""
        return self._by(who, self._of_visit(who, visit))

    def _of_visit(self, who: Persona, visit: Any) -> Because:
        if visit.planned_by == who.person_id:
            yield from self._organ(who, visit, PLANNING, acts=True)
        if (who.person_id, visit.unit_id) not in _POSTS:
            if visit.leader_id == who.person_id:
                yield from self._organ(who, visit, VISITING, acts=True)
            if who.person_id in visit.member_ids:
                yield from whole(who, VISITING | LOCAL)
        if visit.bureau_id == who.organ_id:
            yield from among(who, {R.BUREAU}, inside=True, restricted=False, acts=True)
        if not is_hidden(visit):
            yield from self._of_open_visit(who, visit)

    def _of_open_visit(self, who: Persona, visit: Any) -> Because:
        yield from self._of_office(who, visit, VISITING)
        yield from Held(self.rules).chain(who, visit, office_acts=False, leader_acts=False)
        yield from self._in_charge_of(who, visit)
        yield from self._resident(who, visit)
        yield from self._organ(who, visit)
        told = visit.on_site is not None or (not visit.unannounced and visit.team is not None)
        if told and visit.unit_id == who.organ_id:
            yield from outside(who, TASKED)

    def of_objection(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an objection: the unit its own, who assigns, examines or visited, the organ (P-21)."""
        return self._by(who, self._of_objection(who, case))

    def _of_objection(self, who: Persona, case: Any) -> Because:
        if case.unit_id == who.organ_id:
            yield from outside(who, TASKED, acts=True)
        if case.examiner_id == who.person_id and (who.person_id, case.unit_id) not in _POSTS:
            yield from self._organ(who, case, EXAMINING, acts=True)
        yield from self._organ(who, case, {R.CASE_MGMT}, acts=True)
        yield from self._organ(who, case)
        yield from self._in_charge_of(who, case, acts=True)
        yield from self._of_office(who, case, VISITING)
        if self.rules.looks_after(who, case.unit_id):
            yield from self._organ(who, case, OFFICE, acts=True)

    def of_problem(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a problem item: the chain, the body, the organ; the unit from the notice on, and never
        to sample, verification and what is weighed (S-08, S-10, S-11)."""
        return self._by(who, self._of_problem(who, case))

    def _of_problem(self, who: Persona, case: Any) -> Because:
        yield from Held(self.rules).chain(who, case, office_acts=True, leader_acts=True)
        yield from self._resident(who, case, acts=True)
        yield from self._organ(who, case)
        told = case.status in TOLD_TO_UNIT or (case.status == "withdrawn" and case.notice is not None)
        if told and case.unit_id == who.organ_id:
            yield from outside(who, TASKED, acts=True)

    def of_common_problem(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a common problem: its office and leader, offices with an item on it, the organ; no
        unit (S-11, G-50)."""
        return self._by(who, self._of_common_problem(who, case))

    def _of_common_problem(self, who: Persona, case: Any) -> Because:
        yield from self._of_office(who, case, OFFICE)
        yield from self._in_charge_of(who, case)
        yield from self._organ(who, case)
        if any(self.rules.looks_after(who, item.unit_id) for item in self.items_of(case.id)):
            yield from self._organ(who, case, OFFICE)

    def of_task(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a central task: who leads it knows its progress, who undertakes a part the plan, who
        supervises also the remarks (S-01, S-02, S-18)."""
        return self._by(who, self._of_task(who, case))

    def _of_task(self, who: Persona, case: Any) -> Because:
        yield from self._of_office(who, case, OFFICE)
        yield from self._in_charge_of(who, case)
        yield from self._organ(who, case)
        for unit in case.unit_ids:
            if self.rules.looks_after(who, unit):
                yield from self._organ(who, case, OFFICE)
            if self.rules.is_in_charge(who, unit):
                yield from self._organ(who, case, {R.CDI_LEADER_IN_CHARGE})
            if self.rules.is_resident(who, unit):
                yield from self._organ(who, case, BODY)
        if case.bureau_id == who.organ_id:
            yield from whole(who, {R.BUREAU}, acts=True)
        for leader, role in ((case.lead_unit_id, R.LEAD_UNIT_USER), (case.task_force_id, R.TASK_FORCE_USER)):
            if leader == who.organ_id:
                yield from among(who, {role, *OF_UNITS}, inside=True, restricted=False, acts=True)
        if who.organ_id in case.unit_ids:
            yield from outside(who, OF_UNITS, acts=True)

    def of_request(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a request for staff: who asks, who is asked, and the organ (S-03, S-04)."""
        return self._by(who, self._of_request(who, case))

    def _of_request(self, who: Persona, case: Any) -> Because:
        joint = case.kind == "joint_supervision"
        yield from self._of_office(who, case, {R.SUP_HEAD})
        yield from self._of_office(who, case, {R.SUP_OFFICER}, acts=False)
        yield from self._in_charge_of(who, case)
        yield from self._organ(who, case)
        yield from self._organ(who, case, {R.CASE_MGMT} if joint else (), acts=True)
        if joint and case.requester_id == who.organ_id:
            yield from outside(who, LEADS, acts=True)
        if not joint and case.addressee_id == who.organ_id:
            yield from outside(who, {R.UNIT_PARTY_HEAD}, acts=True)
            yield from outside(who, {R.UNIT_CLERK})

    def of_meeting(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a liaison meeting: the organ that keeps it, and who took part (S-02)."""
        return self._by(who, self._of_meeting(who, case))

    def _of_meeting(self, who: Persona, case: Any) -> Because:
        yield from self._of_office(who, case, OFFICE)
        yield from self._organ(who, case, {R.CONDUCT}, acts=True)
        yield from self._organ(who, case, SEEING_ALL | OFFICE | {R.CDI_LEADER_IN_CHARGE})
        if who.organ_id in case.participant_ids:
            yield from whole(who, LEADS | {R.BUREAU})

    def of_list(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a supervision list: those who supervise for the organ; who drafted it revises it, its
        leaders decide on it (S-14)."""
        return self._by(who, self._of_list(who, case))

    def _of_list(self, who: Persona, case: Any) -> Because:
        yield from self._of_office(who, case, OFFICE | {R.CONDUCT})
        yield from self._organ(who, case, LEADERS, acts=True)
        yield from self._organ(who, case, VISITING | {R.CONDUCT, R.CASE_MGMT})

    def of_import(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an import: who hands over for that organ, and case management where it went; keys
        alone (G-37)."""
        return self._by(who, self._of_import(who, case))

    def _of_import(self, who: Persona, case: Any) -> Because:
        if case.organ_id == who.organ_id:
            yield from whole(who, HANDING_OVER, acts=True)
        yield from self._organ(who, case, {R.CASE_MGMT})

    def stands(self) -> dict[str, Callable[[Persona, Any], Standing]]:
        """The rules by case type."""
        return {
            "visit": self.of_visit,
            "objection": self.of_objection,
            "problem": self.of_problem,
            "common_problem": self.of_common_problem,
            "task": self.of_task,
            "staff_request": self.of_request,
            "liaison_meeting": self.of_meeting,
            "supervision_list": self.of_list,
            "import_batch": self.of_import,
        }
