"""The oracle, continued: who may know what of triggers, interviews, cases, sanctions and what follows them.

The handling chain of the competent organ knows them by its relation on the day (F-26, P-17), whoever acts in one is
named in it where the rules keep hands apart (P-09), and whom it is on knows what is served, nothing behind it (P-14).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from libs.kernel.roles import Role as R
from tests.support.access_people import Persona, named
from tests.support.access_rules import ADMINISTRATORS, NOTHING, Rules, Standing
from tests.support.access_rules_cleared import by
from tests.support.access_specials_cleared import POSTS

WHOLE_ORGAN: Final = frozenset(
    {R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT}
)
"""Who knows every case of the own organ: its leaders and members, and its three desks."""
LEADING: Final = frozenset({R.CDI_SECRETARY, R.CDI_DEPUTY})
INTERVIEWING: Final = LEADING | {R.SC_MEMBER, R.SVC_MEMBER}
"""In which roles somebody interviews (A-01 to A-06)."""
OFFICE: Final = frozenset({R.SUP_OFFICER, R.SUP_HEAD})
EXAMINING: Final = OFFICE | {R.CASE_TRIAL}
"""In which roles somebody reviews or re-examines, if named."""
OF_UNIT: Final = frozenset({R.UNIT_PARTY_HEAD, R.UNIT_CLERK})
TASKED: Final = OF_UNIT | {R.TASK_FORCE_USER}
"""Who answers for a unit or task force that is interviewed."""
CONCERNED: Final = frozenset({R.SUBJECT, R.UNIT_PARTY_HEAD})
"""In which roles a person on whom a sanction is learns of it."""
NOTICED: Final = frozenset({"notice_issued", "held", "no_show", "rectifying", "verified", "escalated", "closed"})
"""Statuses of an interview in which its unit has a notice."""
Because = Iterator[tuple[str, bool, bool, bool]]
"""Reasons: the role, whether it opens what is inside, whether what is restricted, and whether one may act in it."""


def among(who: Persona, roles: Iterable[str], *, inside: bool, restricted: bool, acts: bool) -> Because:
    """Those of the roles that somebody has, each with the same consequences."""
    for role in sorted(who.roles & frozenset(roles)):
        yield role, inside, restricted, acts


def whole(who: Persona, roles: Iterable[str], *, acts: bool = False) -> Because:
    """Those roles as readers of everything."""
    return among(who, roles, inside=True, restricted=True, acts=acts)


def outside(who: Persona, roles: Iterable[str], *, acts: bool = False) -> Because:
    """Those roles as readers of what is told outside."""
    return among(who, roles, inside=False, restricted=False, acts=acts)


def is_mine(who: Persona, case: Any) -> bool:
    """Whether the case is on that person."""
    return case.person_id is not None and bool(case.person_id == who.person_id)


@dataclass(frozen=True)
class Held:
    """The rules of these cases on one day in one city."""

    rules: Rules

    def _by(self, who: Persona, reasons: Because, *, away: bool = False) -> Standing:
        return NOTHING if who.is_any(*ADMINISTRATORS) or away else by(reasons)

    def chain(self, who: Persona, case: Any, *, office_acts: bool, leader_acts: bool, officers: bool = True) -> Because:
        """The office that looks after the unit today, and the leader in charge of it, both of the competent organ."""
        if case.competent_organ_id != who.organ_id:
            return
        if self.rules.looks_after(who, case.unit_id):
            yield from whole(who, {R.SUP_HEAD}, acts=office_acts)
            yield from whole(who, {R.SUP_OFFICER}, acts=office_acts and officers)
        if self.rules.is_in_charge(who, case.unit_id):
            yield from whole(who, {R.CDI_LEADER_IN_CHARGE}, acts=leader_acts)

    def organ(self, who: Persona, case: Any, roles: Iterable[str] = WHOLE_ORGAN, *, acts: bool = False) -> Because:
        """Leaders, members and desks of the competent organ."""
        if case.competent_organ_id == who.organ_id:
            yield from whole(who, roles, acts=acts)

    def of_trigger(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a trigger: the chain of any unit in question; who serves in one has no part (P-09)."""
        return self._by(who, self._of_trigger(who, case), away=self.is_kept_from_trigger(who, case))

    def _of_trigger(self, who: Persona, case: Any) -> Because:
        yield from self.organ(who, case)
        if case.competent_organ_id != who.organ_id:
            return
        if any(self.rules.looks_after(who, unit) for unit in case.units):
            yield from whole(who, {R.SUP_OFFICER})
            yield from whole(who, {R.SUP_HEAD}, acts=case.record is not None)
        if any(self.rules.is_in_charge(who, unit) for unit in case.units):
            yield from whole(who, {R.CDI_LEADER_IN_CHARGE})

    def is_kept_from_trigger(self, who: Persona, case: Any) -> bool:
        """Whether somebody holds a post in a unit in question."""
        posts = {(named("person", post.code), named("organ", post.organ)) for post in POSTS}
        return any((who.person_id, unit) in posts for unit in case.units)

    def of_interview(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an interview: the unit from the notice on, and never to what was weighed (A-19)."""
        return self._by(who, self._of_interview(who, case), away=self.is_recused(who, case))

    def _of_interview(self, who: Persona, case: Any) -> Because:
        yield from self.chain(who, case, office_acts=True, leader_acts=True)
        yield from self.organ(who, case)
        if case.notice is not None and who.person_id == case.notice.interviewer_id:
            yield from self.organ(who, case, INTERVIEWING, acts=True)
        called = case.notice is not None or bool(case.earlier_notices)
        if who.organ_id == case.unit_id and (case.status in NOTICED or (case.status == "cancelled" and called)):
            yield from outside(who, TASKED, acts=True)

    def is_recused(self, who: Persona, case: Any) -> bool:
        """Whether somebody is recused from a case that keeps a register of it."""
        return any(who.person_id == one.person_id for one in case.recused)

    def of_case(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a case: its chain; of the officers those it names act; nobody whom it is on (P-15)."""
        return self._by(who, self._of_case(who, case), away=self.is_kept_from_case(who, case))

    def _of_case(self, who: Persona, case: Any) -> Because:
        is_handler = who.person_id in case.handler_ids
        yield from self.chain(who, case, office_acts=True, leader_acts=True, officers=is_handler)
        yield from self.organ(who, case, INTERVIEWING)
        yield from self.organ(who, case, WHOLE_ORGAN - INTERVIEWING, acts=True)

    def is_kept_from_case(self, who: Persona, case: Any) -> bool:
        """Whether somebody is recused, is its object, or involved in it."""
        whom = (case.target.person_id, *case.involved_person_ids)
        return self.is_recused(who, case) or who.person_id in whom

    def of_joint(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a joint disposition: like its main case; none of those it is on knows of it (X-11)."""
        return self._by(who, self._of_joint(who, case), away=self.is_kept_from_joint(who, case))

    def _of_joint(self, who: Persona, case: Any) -> Because:
        yield from self.chain(who, case, office_acts=True, leader_acts=True, officers=False)
        yield from self.organ(who, case, INTERVIEWING)
        yield from self.organ(who, case, WHOLE_ORGAN - INTERVIEWING, acts=True)

    def is_kept_from_joint(self, who: Persona, case: Any) -> bool:
        """Whether somebody is recused from the main case or on one of the cases."""
        return who.person_id in case.barred_ids

    def of_sanction(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a sanction: whom it is on, their unit and the department told learn what was served;
        the organ also what is behind it (P-14, P-28). In no office does anybody learn more of the own one."""
        return self._by(who, self._of_sanction(who, case), away=self.is_kept_from_sanction(who, case))

    def _of_sanction(self, who: Persona, case: Any) -> Because:
        if is_mine(who, case):
            yield from outside(who, CONCERNED)
        if case.organ_id == who.organ_id:
            yield from outside(who, {R.UNIT_PARTY_HEAD})
        if case.org_department_id == who.organ_id:
            yield from outside(who, {R.ORG_DEPT})
        if not is_mine(who, case):
            yield from self.chain(who, case, office_acts=False, leader_acts=False)
            yield from self.organ(who, case)

    def is_kept_from_sanction(self, who: Persona, case: Any) -> bool:
        """Whether somebody is recused from the case behind, and it is not the own sanction."""
        return who.person_id in case.recused_ids and not is_mine(who, case)

    def of_review(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a review: whom it is on reads the own request, and the decision once it is served;
        who examines is known where it is decided alone (P-09, P-14)."""
        return self._by(who, self._of_review(who, case), away=self.is_kept_from_review(who, case))

    def _of_review(self, who: Persona, case: Any) -> Because:
        here, mine, served = case.competent_organ_id == who.organ_id, is_mine(who, case), case.service is not None
        if mine:
            yield from among(who, CONCERNED, inside=served, restricted=False, acts=False)
        if case.person_id is None and case.organ_id == who.organ_id:
            yield from among(who, {R.UNIT_PARTY_HEAD}, inside=served, restricted=False, acts=False)
        if here and case.assignment is not None and who.person_id in case.assignment.reviewer_ids:
            yield from whole(who, EXAMINING, acts=True)
        if mine:
            return
        if here:
            yield from whole(who, LEADING | {R.CASE_MGMT, R.SC_RECORDER}, acts=True)
        if here or case.first_organ_id == who.organ_id:
            yield from among(who, INTERVIEWING | {R.CASE_MGMT}, inside=True, restricted=False, acts=False)

    def is_kept_from_review(self, who: Persona, case: Any) -> bool:
        """Whether somebody is recused from the case or the review, and it is not the own one."""
        away = who.person_id in case.barred_ids or self.is_recused(who, case)
        return away and not is_mine(who, case)

    def of_draw(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a draw: all who decide or examine in the organ may draw it again (G-48)."""
        return self._by(who, self.organ(who, case, WHOLE_ORGAN | {R.SUP_HEAD}))

    def of_reexamination(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a re-examination: whom it names, desks, leaders; never whom the case is on (G-48)."""
        return self._by(who, self._of_reexamination(who, case), away=self.is_kept_from_reexamination(who, case))

    def _of_reexamination(self, who: Persona, case: Any) -> Because:
        if case.examiners is not None and who.person_id in case.examiners.examiner_ids:
            yield from self.organ(who, case, EXAMINING, acts=True)
        yield from self.organ(who, case, {R.CASE_MGMT, R.SC_RECORDER}, acts=True)
        yield from self.organ(who, case, INTERVIEWING | {R.CASE_TRIAL})

    def is_kept_from_reexamination(self, who: Persona, case: Any) -> bool:
        """Whether somebody is recused, or the case is on them."""
        return who.person_id in case.barred_ids or self.is_recused(who, case) or is_mine(who, case)

    def of_proposal(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a supervision proposal: the office that makes it, its leader, the organ; the body
        addressed once it is served, and never to how it was argued (P-26)."""
        return self._by(who, self._of_proposal(who, case), away=self.is_recused(who, case))

    def _of_proposal(self, who: Persona, case: Any) -> Because:
        yield from self.organ(who, case)
        if case.office_id == who.office_id:
            yield from self.organ(who, case, OFFICE, acts=True)
        if self.rules.city.holds("portfolio", who.person_id, case.office_id, self.rules.on):
            yield from self.organ(who, case, {R.CDI_LEADER_IN_CHARGE}, acts=True)
        if case.unit_id == who.organ_id and case.services:
            yield from outside(who, OF_UNIT, acts=True)

    def of_followup(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a follow-up: the office, its leader, who visits, heads and case management; the
        department that has the letter knows the letter (D-03). The person visited has no part (P-09)."""
        return self._by(who, self._of_followup(who, case), away=self.is_kept_from_followup(who, case))

    def _of_followup(self, who: Persona, case: Any) -> Because:
        yield from self.chain(who, case, office_acts=True, leader_acts=False)
        if who.person_id in visitors_of(case):
            yield from self.organ(who, case, {R.SUP_OFFICER, R.DISPATCHED_OFFICER}, acts=True)
        yield from self.organ(who, case, LEADING | {R.CASE_MGMT})
        if case.feedback is not None and case.feedback.organ_id == who.organ_id:
            yield from outside(who, {R.ORG_DEPT}, acts=True)

    def is_kept_from_followup(self, who: Persona, case: Any) -> bool:
        """Whether somebody is recused from the case, or is visited."""
        return who.person_id in case.recused_ids or is_mine(who, case)


def visitors_of(case: Any) -> frozenset[UUID]:
    """Who is named to visit, or has made the visit that waits to be signed."""
    if case.status == "visited":
        return frozenset(case.visits[-1].visitor_ids)
    return frozenset(() if case.plan is None else case.plan.visitor_ids)
