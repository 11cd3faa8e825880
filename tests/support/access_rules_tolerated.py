"""The oracle, continued: who may know what of tolerance, probation, publication, disclosures and internal violations.

The dossier of a determination and what was disclosed are of class C3: for those whom they name and case management.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from libs.kernel.roles import Role as R
from tests.support.access_people import Persona
from tests.support.access_rules import ADMINISTRATORS, NOTHING, Rules, Standing
from tests.support.access_rules_cleared import OFFICERS, by
from tests.support.access_rules_held import (
    CONCERNED,
    OF_UNIT,
    OFFICE,
    WHOLE_ORGAN,
    Because,
    Held,
    among,
    is_mine,
    outside,
    whole,
)

DISCLOSING: Final = OF_UNIT | {R.SUBJECT, R.LEAD_UNIT_USER, R.TASK_FORCE_USER}
"""In which roles somebody discloses."""
DECIDING: Final = frozenset({R.CDI_LEADER_IN_CHARGE, R.SC_RECORDER, R.CDI_SECRETARY})
"""In which roles somebody decides on a determination, or records it."""
DISCIPLINE: Final = frozenset({"province_cdi", "municipal_cdi", "county_cdi", "township_body"})
"""Kinds of organs whose users a publication to discipline organs reaches."""
CaseOf = Callable[[UUID], Any]


def is_object(who: Persona, case: Any) -> bool:
    """Whether the case behind is on that person."""
    return case.object_person_id is not None and bool(case.object_person_id == who.person_id)


@dataclass(frozen=True)
class Tolerated:
    """The rules of these cases on one day in one city. ``case_of`` gives the case of accountability behind, if any."""

    rules: Rules
    case_of: CaseOf

    @property
    def held(self) -> Held:
        """The rules of the handling chain."""
        return Held(self.rules)

    def _by(self, who: Persona, reasons: Because, *, away: bool = False) -> Standing:
        return NOTHING if who.is_any(*ADMINISTRATORS) or away else by(reasons)

    def is_kept_away(self, who: Persona, case: Any) -> bool:
        """Whether somebody is kept from the case behind, and is not told of the own one."""
        behind = self.case_of(case.case_id)
        return behind is not None and self.held.is_kept_from_case(who, behind) and not is_object(who, case)

    def _handles(self, who: Persona, case: Any) -> bool:
        behind = self.case_of(case.case_id)
        is_named = behind is not None and who.person_id in behind.handler_ids
        return is_named and self.rules.looks_after(who, case.unit_id)

    def of_tolerance(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a determination: the organ knows matter and outcome, those it names the dossier, its
        object the letter that was served and nothing else, in whatever office (P-16, 9.2)."""
        return self._by(who, self._of_tolerance(who, case), away=self.is_kept_away(who, case))

    def _of_tolerance(self, who: Persona, case: Any) -> Because:
        if case.letter is not None:
            if is_object(who, case):
                yield from outside(who, CONCERNED)
            if case.object_person_id is None and case.object_organ_id == who.organ_id:
                yield from outside(who, {R.UNIT_PARTY_HEAD})
        if is_object(who, case) or case.competent_organ_id != who.organ_id:
            return
        named_ones: tuple[tuple[frozenset[R], bool], ...] = (
            (frozenset({R.SUP_OFFICER}), self._handles(who, case)),
            (frozenset({R.SUP_HEAD}), who.person_id in case.head_ids),
            (frozenset({R.CASE_TRIAL}), who.person_id == case.trial_officer_id),
            (DECIDING, who.person_id in case.decider_ids),
            (frozenset({R.CASE_MGMT}), True),
        )
        for roles, is_named in named_ones:
            yield from whole(who, roles if is_named else (), acts=True)
        yield from among(who, WHOLE_ORGAN, inside=True, restricted=False, acts=False)
        for role, *_ in self.held.chain(who, case, office_acts=False, leader_acts=False):
            yield role, True, False, False

    def of_tolerance_application(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an application: who applies is told the answers, the office handles it (G-45)."""
        return self._by(who, self._of_tolerance_application(who, case))

    def _of_tolerance_application(self, who: Persona, case: Any) -> Because:
        if case.applicant == "person":
            yield from outside(who, CONCERNED if is_mine(who, case) else (), acts=True)
        elif case.unit_id == who.organ_id:
            yield from outside(who, {R.UNIT_PARTY_HEAD}, acts=True)
        if is_mine(who, case) or case.organ_id != who.organ_id:
            return
        if self.rules.looks_after(who, case.unit_id):
            yield from whole(who, OFFICE, acts=True)
        if self.rules.is_in_charge(who, case.unit_id):
            yield from whole(who, {R.CDI_LEADER_IN_CHARGE}, acts=True)
        yield from whole(who, {R.CASE_MGMT})

    def of_probation(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a probation: the chain; who is on it, once the notice is served, the notice (A-08)."""
        return self._by(who, self._of_probation(who, case), away=self.is_kept_away(who, case))

    def _of_probation(self, who: Persona, case: Any) -> Because:
        if case.notice is not None:
            if is_object(who, case):
                yield from outside(who, CONCERNED)
            if case.object_person_id is None and case.object_organ_id == who.organ_id:
                yield from outside(who, {R.UNIT_PARTY_HEAD})
        if not is_object(who, case):
            yield from self.held.chain(who, case, office_acts=True, leader_acts=True)
            yield from self.held.organ(who, case)
            yield from self.held.organ(who, case, {R.CDI_SECRETARY}, acts=True)

    def of_publication(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an abstract: the organ from the draft on; once it is published, everybody whom its
        range reaches reads it, and nothing of the case behind (A-24, G-47)."""
        return self._by(who, self._of_publication(who, case))

    def _of_publication(self, who: Persona, case: Any) -> Because:
        if case.status == "published" and self._reaches(who, case):
            yield from outside(who, who.roles & frozenset(R))
        if is_object(who, case) or self.is_kept_away(who, case):
            return
        yield from self.held.chain(who, case, office_acts=False, leader_acts=True)
        if self._handles(who, case):
            yield from self.held.organ(who, case, {R.SUP_OFFICER}, acts=True)
        yield from self.held.organ(who, case, WHOLE_ORGAN | {R.CONDUCT})

    def _reaches(self, who: Persona, case: Any) -> bool:
        """Whether the range reaches somebody; whoever a narrower one reaches, a wider one does, too."""
        organs, about = self.rules.city.organs_by_id, case.object_organ_id
        mine, above = organs[who.organ_id], organs[about]
        near = mine.parent_id == about or above.parent_id == who.organ_id
        of_discipline = who.organ_id == case.competent_organ_id or mine.kind in DISCIPLINE
        reached = {
            "unit": False, "department": near, "organ": near or of_discipline, "city": True, "public": True,
        }  # fmt: skip
        return who.organ_id == about or reached[case.range]

    def of_violation(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an internal violation: cadre supervision and the secretary of the organ, and the
        person, whom no role lets act in it (X-18, X-19)."""
        return self._by(who, self._of_violation(who, case))

    def _of_violation(self, who: Persona, case: Any) -> Because:
        if case.organ_id != who.organ_id:
            return
        if is_mine(who, case):
            yield from whole(who, who.roles & frozenset(R))
        else:
            yield from whole(who, {R.CADRE_SUP}, acts=True)
        yield from whole(who, {R.CDI_SECRETARY})

    def of_clearance(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a clearing: the chain of the organ; no unit (C-01)."""
        return self._by(who, self._of_clearance(who, case))

    def _of_clearance(self, who: Persona, case: Any) -> Because:
        yield from self.held.chain(who, case, office_acts=False, leader_acts=False)
        yield from self.held.organ(who, case)

    def of_window(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a disclosure window: a notice to all in its units, and in the organ (X-08, X-31)."""
        return self._by(who, self._of_window(who, case))

    def _of_window(self, who: Persona, case: Any) -> Because:
        mine = self.rules.city.organs_by_id[who.organ_id]
        if who.organ_id in case.unit_ids or mine.parent_id in case.unit_ids or who.organ_id == case.organ_id:
            yield from whole(who, who.roles & frozenset(R))
        if who.organ_id == case.organ_id:
            yield from whole(who, {R.CDI_LEADER_IN_CHARGE}, acts=True)

    def of_statement(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a disclosure: whom it names, case management, and who made it, who does not learn
        from it whether there is a case or a lead (9.2)."""
        return self._by(who, self._of_statement(who, case), away=self.held.is_recused(who, case))

    def _of_statement(self, who: Persona, case: Any) -> Because:
        if is_mine(who, case):
            yield from outside(who, DISCLOSING)
        elif case.organ_id == who.organ_id:
            yield from whole(who, OFFICERS if who.person_id in case.handler_ids else (), acts=True)
            yield from whole(who, {R.CASE_MGMT}, acts=True)

    def of_criticism(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a criticism: like a circular; a city leader to what he recorded himself."""
        own = R.CITY_LEADER in who.roles and who.person_id == case.recorded_by
        reasons = self._of_source(who, case)
        return self._by(who, reasons) if not own else self._by(who, iter((*reasons, (R.CITY_LEADER, True, True, True))))

    def of_circular(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a circular: who recorded it, and the competent organ; never a unit named (5.3)."""
        return self._by(who, self._of_source(who, case))

    def _of_source(self, who: Persona, case: Any) -> Because:
        if who.organ_id == case.competent_organ_id:
            yield from whole(who, {R.CASE_MGMT}, acts=True)
            yield from whole(who, {R.SUP_OFFICER}, acts=case.recorded_for == who.organ_id)
            yield from whole(
                who, {R.SUP_HEAD, R.CDI_LEADER_IN_CHARGE, R.CONDUCT, *WHOLE_ORGAN} - {R.SC_RECORDER, R.CASE_TRIAL}
            )
        if who.organ_id == case.recorded_for:
            yield from whole(who, {R.BUREAU}, acts=True)

    def of_ranking(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a ranking: the bureau that handed it in, the users of the organ; never units (9.2)."""
        return self._by(who, self._of_ranking(who, case))

    def _of_ranking(self, who: Persona, case: Any) -> Because:
        if who.organ_id == case.bureau_id:
            yield from whole(who, {R.BUREAU}, acts=True)
        if who.organ_id == case.competent_organ_id:
            yield from whole(who, WHOLE_ORGAN | OFFICE | {R.CDI_LEADER_IN_CHARGE, R.CONDUCT})
            yield from whole(who, {R.CASE_MGMT}, acts=True)

    def of_watched_unit(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a watched unit: as to the watch list of filings; the office's head releases it."""
        standing = self.rules.of_watched(who, case)
        heads = self.held.chain(who, case, office_acts=True, leader_acts=False, officers=False)
        acting = by(reason for reason in heads if reason[3])
        return Standing(standing.seen, True, acting.acts_as, True) if standing.seen else NOTHING

    def of_escalation(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an escalation or problem item in the filing service: who reviews and decides."""
        return self._by(who, self._of_escalation(who, case))

    def _of_escalation(self, who: Persona, case: Any) -> Because:
        yield from self.held.chain(who, case, office_acts=False, leader_acts=False)
        yield from self.held.organ(who, case, WHOLE_ORGAN - {R.SVC_MEMBER, R.CASE_TRIAL})
