"""The oracle, continued: who may know what of clarifications, corrections, leads, malice and reporters.

The yardstick is the table of data classes: C3 is for the handlers that the case names and for case management, C4 is
read through no answer about a case at all. Nothing here is taken from the policy layer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from libs.kernel.roles import Role as R
from tests.support.access_people import Persona, named
from tests.support.access_rules import ADMINISTRATORS, NOTHING, Rules, Standing
from tests.support.access_specials_cleared import POSTS

OFFICERS: Final = frozenset({R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER})
HEADS: Final = frozenset({R.SUP_HEAD, R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD})
ASKING: Final = frozenset({R.LETTERS, R.CONDUCT}) | OFFICERS | HEADS
"""Who can ask the vault: the letters office, and in whatever role somebody handles a case of malice."""
REVIEWED: Final = frozenset(
    {"head_reviewed", "pre_notice", "approved", "rejected", "executing", "executed", "following_up", "closed"}
)
"""Statuses of a clarification from the review by the head on: whoever decides has to do with it from then."""
PROPOSED: Final = REVIEWED | {"proposed", "assessed_collectively"}
"""Statuses of a clarification once it is proposed: the case-trial office checks it from then."""
DECIDING: Final = frozenset({R.CDI_SECRETARY, R.CDI_LEADER_IN_CHARGE})
SUSPECTING: Final = frozenset({R.LETTERS, R.CONDUCT}) | OFFICERS
"""Who can put a suspicion of malice on record."""
SENDING: Final = frozenset({R.CDI_SECRETARY, R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD})
"""Heads of organs and bodies, who send a case up to be certified."""
_Because = Iterator[tuple[str, bool, bool, bool]]
"""Reasons: the role, whether it opens what is inside, whether what is restricted, and whether one may act in it."""


def by(reasons: Iterable[tuple[str, bool, bool, bool]]) -> Standing:
    """What all reasons together give."""
    found = tuple(reasons)
    acts_as = frozenset(str(role) for role, _, _, acts in found if acts)
    inside, restricted = any(one[1] for one in found), any(one[2] for one in found)
    return Standing(bool(found), inside, acts_as, restricted)


def is_recused(who: Persona, case: Any) -> bool:
    """Whether somebody is recused from a case that says so by itself."""
    return bool(who.person_id in case.recused_ids)


def is_kept_from_malice(who: Persona, case: Any) -> bool:
    """Whether somebody is the one accused, or recused."""
    return bool(case.is_recused(who.person_id) or who.person_id == case.subject_person_id)


def is_about(who: Persona, case: Any) -> bool:
    """Whether somebody, or the unit they are of, is the subject."""
    return who.person_id == case.subject_person_id or bool(who.organ_id == case.subject_organ_id)


@dataclass(frozen=True)
class Cleared:
    """The rules of these cases on one day in one city."""

    rules: Rules

    def of_lead(self, who: Persona, lead: Any) -> Standing:
        """How somebody stands to a lead: all of it is restricted, to whom it concerns it is not there (P-06, P-09)."""
        if who.is_any(*ADMINISTRATORS) or self.is_kept_from_lead(who, lead):
            return NOTHING
        return NOTHING if lead.competent_organ_id != who.organ_id else by(self._named_in_lead(who, lead))

    def is_kept_from_lead(self, who: Persona, lead: Any) -> bool:
        """Whether somebody is its subject, serves in the unit reported, or is recused from it."""
        concerned = who.person_id in (*getattr(lead, "recused_ids", ()), lead.subject_person_id)
        return concerned or self._serves(who, lead.subject_organ_id)

    def _named_in_lead(self, who: Persona, lead: Any) -> _Because:
        if R.CASE_MGMT in who.roles:
            yield R.CASE_MGMT, True, True, True
        if not lead.assignments:
            return
        given = lead.assignments[-1]
        if given.office_id == who.office_id:
            for role in who.roles & OFFICERS if who.person_id in given.verifier_ids else ():
                yield role, True, True, True
            for role in who.roles & HEADS if who.person_id == given.head_id else ():
                yield role, True, True, True
        if who.person_id == given.leader_id and R.CDI_LEADER_IN_CHARGE in who.roles:
            yield R.CDI_LEADER_IN_CHARGE, True, True, True

    def _serves(self, who: Persona, organ_id: UUID | None) -> bool:
        """Whether somebody holds a post in that organ."""
        posts = {(named("person", post.code), named("organ", post.organ)) for post in POSTS}
        return organ_id is not None and (who.person_id, organ_id) in posts

    def of_application(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an application: who made it sees what they are told, and no more in whatever office
        they serve; else it is for the office that handles it, for letters and case management (C-23, C-30, G-24)."""
        if who.is_any(*ADMINISTRATORS):
            return NOTHING
        return by(self._of_application(who, case))

    def _of_application(self, who: Persona, case: Any) -> _Because:
        mine = case.subject.person_id is not None and case.subject.person_id == who.person_id
        if mine and R.SUBJECT in who.roles:
            yield R.SUBJECT, False, False, True
        if case.subject.organ_id == who.organ_id and R.UNIT_PARTY_HEAD in who.roles:
            yield R.UNIT_PARTY_HEAD, False, False, True
        if mine:
            return
        if case.office_id is not None and (case.office_id, case.handling_organ_id) == (who.office_id, who.organ_id):
            for role in who.roles & (OFFICERS | HEADS):
                yield role, True, False, True
        if who.organ_id in (case.organ_id, case.handling_organ_id):
            for role in who.roles & {R.LETTERS, R.CASE_MGMT}:
                yield role, True, False, role == R.LETTERS

    def of_clarification(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a clarification: the office that clarifies, of it the named ones to what is
        restricted, case management; from the proposal on who checks it, from the review on who decides (C-26, G-21).
        Its subject knows the own application alone (G-24)."""
        if who.is_any(*ADMINISTRATORS) or case.is_recused(who.person_id) or case.organ_id != who.organ_id:
            return NOTHING
        return by((*self._of_office(who, case), *self._of_organ(who, case)))

    def _of_office(self, who: Persona, case: Any) -> _Because:
        if case.office_id != who.office_id:
            return
        for role in who.roles & OFFICERS:
            yield role, True, who.person_id in case.handler_ids, True
        for role in who.roles & HEADS:
            yield role, True, who.person_id == case.head_id, True

    def _of_organ(self, who: Persona, case: Any) -> _Because:
        if R.CASE_MGMT in who.roles:
            yield R.CASE_MGMT, False, True, False
        if R.CASE_TRIAL in who.roles and case.status in PROPOSED:
            yield R.CASE_TRIAL, False, False, True
        if case.status not in REVIEWED | {"not_started"}:
            return
        if R.CDI_SECRETARY in who.roles:
            yield R.CDI_SECRETARY, False, False, True
        if R.CDI_LEADER_IN_CHARGE in who.roles and self._leads(who, case.office_id):
            yield R.CDI_LEADER_IN_CHARGE, False, False, True

    def _leads(self, who: Persona, office_id: UUID) -> bool:
        """Whether an office is in the portfolio of somebody today; a body is led over the office that is its
        counterpart (C-26, C-28)."""
        kinds = {named("organ", code): kind for code, (kind, _) in self.rules.city.organs.items()}
        if kinds[office_id] == "supervision_office":
            return self.rules.city.holds("portfolio", who.person_id, office_id, self.rules.on)
        return self.rules.is_in_charge(who, office_id)

    def of_candidate(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a candidate: the office that verified, and case management of its organ (C-04)."""
        if who.is_any(*ADMINISTRATORS) or is_about(who, case) or case.organ_id != who.organ_id:
            return NOTHING
        return by(self._of_candidate(who, case))

    def _of_candidate(self, who: Persona, case: Any) -> _Because:
        if case.office_id == who.office_id:
            for role in who.roles & (OFFICERS | HEADS):
                yield role, True, False, True
        if R.CASE_MGMT in who.roles:
            yield R.CASE_MGMT, True, False, False

    def of_correction(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a correction task: the body asked, the office that asks, case management (G-31)."""
        away = is_recused(who, case) or who.person_id == case.subject_person_id
        return NOTHING if who.is_any(*ADMINISTRATORS) or away else by(self._of_correction(who, case))

    def _of_correction(self, who: Persona, case: Any) -> _Because:
        if case.addressee_organ_id == who.organ_id and R.ORG_DEPT in who.roles:
            yield R.ORG_DEPT, False, False, True
        if case.organ_id != who.organ_id:
            return
        if case.office_id is not None and case.office_id == who.office_id:
            for role in who.roles & (OFFICERS | HEADS):
                yield role, True, role in OFFICERS and who.person_id in case.handler_ids, True
        if R.CASE_MGMT in who.roles:
            yield R.CASE_MGMT, True, True, False

    def of_lead_entry(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an entry of the index of leads: case management alone, never its subject (G-24)."""
        if who.is_any(*ADMINISTRATORS) or self.is_kept_from_lead(who, case):
            return NOTHING
        ours = R.CASE_MGMT in who.roles and who.organ_id == case.organ_id
        return by([(R.CASE_MGMT, True, True, False)] if ours else [])

    def of_malice(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to a case of malicious accusation: whom it names, and case management; nobody by office
        alone, and whoever only put the suspicion on record learns nothing of the inquiry (P-06)."""
        if who.is_any(*ADMINISTRATORS) or is_kept_from_malice(who, case):
            return NOTHING
        return by((*self._certifying(who, case), *self._named_in_malice(who, case)))

    def _certifying(self, who: Persona, case: Any) -> _Because:
        asked = case.escalation
        theirs = case.status == "pending_certification" or case.certification is not None
        if asked is None or not theirs or asked.certifying_organ_id != who.organ_id:
            return
        for role in who.roles & DECIDING if who.person_id == asked.approver_id else ():
            yield role, True, True, True

    def _named_in_malice(self, who: Persona, case: Any) -> _Because:
        if case.organ_id != who.organ_id:
            return
        for role in who.roles & SUSPECTING if who.person_id == case.suspicion.by else ():
            yield role, False, False, False
        named_ones: list[tuple[frozenset[R], bool]] = [
            (frozenset({R.CASE_MGMT}), True),
            (frozenset({R.CASE_TRIAL}), who.person_id == case.trial_officer_id),
            (SENDING, who.person_id in case.sender_ids),
            (HEADS, case.office_id == who.office_id and who.person_id in case.head_ids),
            (OFFICERS, case.office_id == who.office_id and who.person_id in case.handler_ids),
        ]
        for roles, is_named in named_ones:
            for role in who.roles & roles if is_named else ():
                yield role, True, True, True

    def of_transfer(self, who: Persona, case: Any, malice: Any) -> Standing:
        """How somebody stands to a transfer: the organ that received it sees the letter, the handlers of the case
        behind it and case management all (W-02)."""
        if who.is_any(*ADMINISTRATORS) or malice.is_recused(who.person_id):
            return NOTHING
        return by(self._of_transfer(who, case, malice))

    def _of_transfer(self, who: Persona, case: Any, malice: Any) -> _Because:
        if R.PSB in who.roles and case.receiving_organ_id == who.organ_id:
            yield R.PSB, False, False, True
        if case.organ_id != who.organ_id:
            return
        if case.office_id == who.office_id and who.person_id in malice.handler_ids:
            for role in who.roles & OFFICERS:
                yield role, True, True, True
        if R.CASE_MGMT in who.roles:
            yield R.CASE_MGMT, True, True, False

    def of_report(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to the entry of a sealed report: the letters office that keeps it (P-06)."""
        if who.is_any(*ADMINISTRATORS) or is_recused(who, case) or case.organ_id != who.organ_id:
            return NOTHING
        return by([(R.LETTERS, True, True, True)] if R.LETTERS in who.roles else [])

    def of_opening(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an opening of the vault: who asked, who may decide, and the supervisor (P-06)."""
        if who.is_any(*ADMINISTRATORS) or is_recused(who, case):
            return NOTHING
        return by(self._of_opening(who, case))

    def _of_opening(self, who: Persona, case: Any) -> _Because:
        for role in who.roles & ASKING if who.person_id == case.requester_id else ():
            yield role, True, True, True
        if case.organ_id == who.organ_id:
            for role in who.roles & DECIDING if who.person_id in case.approver_ids else ():
                yield role, True, True, True
            if R.CADRE_SUP in who.roles:
                yield R.CADRE_SUP, False, False, True
