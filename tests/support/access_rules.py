"""The oracle of the access proofs: who may know what of which case, in plain words of Python, from the rules alone.

Nothing here is taken from the policy layer; it was written to disagree with it wherever that is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from libs.kernel.actor import office_day
from libs.kernel.roles import Role as R
from services.filing.aftercare.obligation import Obligation
from services.filing.filings.filing import Filing
from services.filing.uploads.upload import StoredFile
from tests.support.access_people import TODAY, City, Persona

ADMINISTRATORS = frozenset({R.SYS_ADMIN, R.SEC_ADMIN, R.AUDIT_ADMIN})
APART = frozenset({R.SUBJECT, R.THIRD_PARTY_JUDGE})
OUTSIDE = frozenset({R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.CITY_LEADER})
"""Those who have to do with a filing without being of the organ that decides on it."""
STATED_OUTSIDE = OUTSIDE | {R.CLOCK}
"""In which roles is stated what is no part of the deliberation; time states nothing that was deliberated."""
BEFORE_PRESENTATION = frozenset({"draft", "applied", "studied"})
FROM_DELIBERATION_ON = frozenset(
    {"deliberating", "accepted", "rejected", "in_execution", "negative_hit", "revoked", "closed", "lapsed"}
)
"""Statuses in which a filing is, or has been, before the standing committee."""


@dataclass(frozen=True)
class Standing:
    """What somebody is to a case: whether they may know of it, the deliberation too, and in which roles they act.

    ``restricted``: what is of class C3 in it is open, too (9.2: named handlers and case management).
    """

    seen: bool = False
    inside: bool = False
    acts_as: frozenset[str] = frozenset()
    restricted: bool = False

    @property
    def opens(self) -> frozenset[str]:
        """The parts that are open beside what everybody sees who may know of the case."""
        parts = {"deliberation": self.inside, "restricted": self.restricted}
        return frozenset(name for name, is_open in parts.items() if is_open)


NOTHING = Standing()
_Because = Iterator[tuple[str, bool, bool]]
"""Reasons: the role, whether it is one inside the competent organ, and whether it may act in it."""


def standing(reasons: Iterable[tuple[str, bool, bool]]) -> Standing:
    """What all reasons together give."""
    found = tuple(reasons)
    acts_as = frozenset(role for role, _, acts in found if acts)
    return Standing(bool(found), any(inside for _, inside, _ in found), acts_as)


@dataclass(frozen=True)
class Rules:
    """The rules on one day in one city."""

    city: City
    on: date = TODAY

    def of_filing(self, who: Persona, filing: Filing) -> Standing:
        """How somebody stands to a filing."""
        if who.is_any(*ADMINISTRATORS) or filing.is_recused(who.person_id):
            return NOTHING
        return standing((*self._outside(who, filing), *self._inside(who, filing)))

    def _outside(self, who: Persona, filing: Filing) -> _Because:
        for role in who.roles & {R.UNIT_CLERK, R.UNIT_PARTY_HEAD}:
            if filing.unit_id == who.organ_id:
                yield role, False, True
        if R.CITY_LEADER in who.roles and filing.status not in BEFORE_PRESENTATION:
            assert filing.opened_at is not None
            begun = office_day(filing.opened_at)
            if self.city.held("portfolio", who.person_id, filing.unit_id, begun, self.on):
                now = self.city.holds("portfolio", who.person_id, filing.unit_id, self.on)
                yield R.CITY_LEADER, False, now

    def _inside(self, who: Persona, filing: Filing) -> _Because:
        """Within the organ to which it was submitted; before the gate the organ knows nothing of it (F-24)."""
        if filing.first_submitted_at is None or filing.competent_organ_id != who.organ_id:
            return
        looked_after = self.looks_after(who, filing.unit_id)
        given = filing.office_id is not None and filing.office_id == who.office_id
        for role in who.roles & {R.SUP_OFFICER, R.SUP_HEAD}:
            if looked_after or given:
                yield role, True, looked_after
        if R.CDI_LEADER_IN_CHARGE in who.roles and self.is_in_charge(who, filing.unit_id):
            yield R.CDI_LEADER_IN_CHARGE, True, False
        for role in who.roles & {R.CDI_SECRETARY, R.CASE_MGMT}:
            yield role, True, False
        if filing.status in FROM_DELIBERATION_ON:
            for role in who.roles & {R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER}:
                yield role, True, role == R.SC_RECORDER
        if filing.panel is not None:
            if who.person_id == filing.panel.chair_id:
                yield R.PANEL_CHAIR, True, True
            if who.person_id in filing.panel_ids:
                yield R.PANEL_MEMBER, True, True

    def of_obligation(self, who: Persona, obligation: Obligation, filing: Filing) -> Standing:
        """How somebody stands to an after-care obligation; who is recused from the filing is so from it, too."""
        if who.is_any(*ADMINISTRATORS) or filing.is_recused(who.person_id):
            return NOTHING
        return standing(self._of_obligation(who, obligation))

    def _of_obligation(self, who: Persona, obligation: Obligation) -> _Because:
        if obligation.unit_id == who.organ_id:
            for role in who.roles & {R.UNIT_CLERK, R.UNIT_PARTY_HEAD}:
                yield role, False, role == R.UNIT_CLERK
        if R.CITY_LEADER in who.roles and self.city.holds("portfolio", who.person_id, obligation.unit_id, self.on):
            yield R.CITY_LEADER, False, False
        if obligation.competent_organ_id != who.organ_id:
            return
        if self.looks_after(who, obligation.unit_id):
            for role in who.roles & {R.SUP_OFFICER, R.SUP_HEAD}:
                yield role, True, role == R.SUP_OFFICER
        if R.CDI_LEADER_IN_CHARGE in who.roles and self.is_in_charge(who, obligation.unit_id):
            yield R.CDI_LEADER_IN_CHARGE, True, False
        for role in who.roles & {R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER, R.CASE_MGMT}:
            yield role, True, False

    def of_upload(self, who: Persona, stored: StoredFile) -> Standing:
        """How somebody stands to an upload that is on no filing for them: units to their own, others to what they
        handed in themselves."""
        if who.is_any(*ADMINISTRATORS) or stored.organ_id != who.organ_id:
            return NOTHING
        unit = who.roles & {R.UNIT_CLERK, R.UNIT_PARTY_HEAD}
        mine = stored.received_by == who.person_id
        senders = who.roles & {R.SUP_OFFICER, R.SUP_HEAD, R.SC_RECORDER} if mine else frozenset()
        return standing((role, True, True) for role in (*unit, *senders))

    def of_matter(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to evidence or a case in accountability; units never do."""
        whole = {R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT}
        if who.is_any(*ADMINISTRATORS) or case.competent_organ_id != who.organ_id:
            return NOTHING
        handles = R.CDI_LEADER_IN_CHARGE in who.roles and self.is_in_charge(who, case.unit_id)
        office = who.is_any(R.SUP_OFFICER, R.SUP_HEAD) and self.looks_after(who, case.unit_id)
        return Standing(who.is_any(*whole) or handles or office, True)

    def of_watched(self, who: Persona, case: Any) -> Standing:
        """How somebody stands to an entry of the watch list or a watched obligation; units never do."""
        whole = {R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT}
        if who.is_any(*ADMINISTRATORS) or case.competent_organ_id != who.organ_id:
            return NOTHING
        office = who.is_any(R.SUP_OFFICER, R.SUP_HEAD) and self.looks_after(who, case.unit_id)
        body = who.is_any(R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD) and self.is_resident(who, case.unit_id)
        return Standing(who.is_any(*whole) or office or body, True)

    def may_ask_index(self, who: Persona, unit_id: UUID) -> bool:
        """Whether somebody may ask if a unit has a refused filing: who handles the unit today (C-14)."""
        if who.is_any(*ADMINISTRATORS):
            return False
        office = who.is_any(R.SUP_OFFICER, R.SUP_HEAD) and self.looks_after(who, unit_id)
        return office or (who.is_any(R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD) and self.is_resident(who, unit_id))

    def of_organ(self, who: Persona, _organ: Any) -> Standing:
        """Organs are known to everybody who has a role."""
        return self._of_register(who, True, R.SYS_ADMIN)

    def of_person(self, who: Persona, person: Any) -> Standing:
        """Names are for those at work with cases; who stands apart sees their own."""
        return self._of_register(who, person.id == who.person_id, R.SYS_ADMIN)

    def of_relation(self, who: Persona, relation: Any) -> Standing:
        """The same of relations."""
        own = who.person_id in (relation.holder_id, relation.target_id)
        return self._of_register(who, own, R.SYS_ADMIN)

    def of_account(self, who: Persona, account: Any) -> Standing:
        """Accounts are for the three administrators, one of whom gives rights, and for their holders, who keep their
        own credentials."""
        own = account.id == who.account_id and bool(who.roles)
        acts_as = who.roles if own else who.roles & {R.SEC_ADMIN}
        return Standing(own or who.is_any(*ADMINISTRATORS), True, frozenset(acts_as))

    def of_key(self, who: Persona, _key: Any) -> Standing:
        """Keys of machines are for the three administrators; one of them issues and revokes them."""
        return Standing(who.is_any(*ADMINISTRATORS), True, frozenset(who.roles & {R.SEC_ADMIN}))

    def _of_register(self, who: Persona, own: bool, keeper: R) -> Standing:
        seen = own or not who.roles <= APART
        return Standing(bool(who.roles) and seen, True, frozenset(who.roles & {keeper}))

    def looks_after(self, who: Persona, unit_id: UUID) -> bool:
        """Whether the office of the caller is the counterpart of the unit (F-26)."""
        return self.city.holds("counterpart", who.office_id, unit_id, self.on)

    def is_resident(self, who: Persona, unit_id: UUID) -> bool:
        """Whether the body of the caller is resident at the unit (S-06)."""
        return self.city.holds("residency", who.office_id, unit_id, self.on)

    def is_in_charge(self, who: Persona, unit_id: UUID) -> bool:
        """Whether an office that looks after the unit is in the caller's portfolio (C-26, C-28)."""
        offices = self.city.holders("counterpart", unit_id, self.on)
        return any(self.city.holds("portfolio", who.person_id, office, self.on) for office in offices)
