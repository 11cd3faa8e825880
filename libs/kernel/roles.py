"""The roles that may act; a role alone never suffices, the relation to the case on that date is checked too."""

from enum import StrEnum


class Role(StrEnum):
    """Role codes of the organisation and role model."""

    UNIT_CLERK = "unit_clerk"
    UNIT_PARTY_HEAD = "unit_party_head"
    CITY_LEADER = "city_leader"
    SUP_OFFICER = "sup_officer"
    SUP_HEAD = "sup_head"
    CDI_LEADER_IN_CHARGE = "cdi_leader_in_charge"
    SC_MEMBER = "sc_member"
    SVC_MEMBER = "svc_member"
    CDI_SECRETARY = "cdi_secretary"
    CDI_DEPUTY = "cdi_deputy"
    SC_RECORDER = "sc_recorder"
    PANEL_CHAIR = "panel_chair"
    PANEL_MEMBER = "panel_member"
    CASE_TRIAL = "case_trial"
    CASE_MGMT = "case_mgmt"
    LETTERS = "letters"
    CONDUCT = "conduct"
    CADRE_SUP = "cadre_sup"
    DISPATCHED_OFFICER = "dispatched_officer"
    DISPATCHED_HEAD = "dispatched_head"
    TOWNSHIP_OFFICER = "township_officer"
    TOWNSHIP_HEAD = "township_head"
    BUREAU = "bureau"
    LEAD_UNIT_USER = "lead_unit_user"
    TASK_FORCE_USER = "task_force_user"
    SUBJECT = "subject"
    ORG_DEPT = "org_dept"
    PSB = "psb"
    THIRD_PARTY_JUDGE = "third_party_judge"
    SYS_ADMIN = "sys_admin"
    SEC_ADMIN = "sec_admin"
    AUDIT_ADMIN = "audit_admin"
    CLOCK = "clock"  # time itself: an expiry is an act
    SYSTEM = "system"  # another service's event, performed by a reaction


CASE_BOUND = frozenset({Role.PANEL_CHAIR, Role.PANEL_MEMBER})
"""Roles that no account holds: a person has them in one case because the case names them."""

ADMINISTRATORS = frozenset({Role.SYS_ADMIN, Role.SEC_ADMIN, Role.AUDIT_ADMIN})
"""The three separated administrators: whoever is one of them is nothing else, and sees no case content (P-36)."""

NOT_OF_ACCOUNTS = CASE_BOUND | {Role.CLOCK, Role.SYSTEM}
"""Roles that no account holds: a case gives them, or time and the services themselves act."""
