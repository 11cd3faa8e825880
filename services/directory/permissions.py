"""Who keeps and who reads the directory: three separated administrators, and everyone who is signed in (P-36)."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, true

from libs.kernel.roles import CASE_BOUND, Role

ADMINISTRATORS = frozenset({Role.SYS_ADMIN, Role.SEC_ADMIN, Role.AUDIT_ADMIN})
"""Whoever is one of these is nothing else."""

NOT_OF_ACCOUNTS = CASE_BOUND | {Role.CLOCK, Role.SYSTEM}
"""Roles that no account can hold."""

APART = frozenset({Role.SUBJECT, Role.THIRD_PARTY_JUDGE})
"""Roles that look at nothing but what is addressed to them."""

_ROLES = tuple(role for role in Role if role not in NOT_OF_ACCOUNTS)


def seen_by_all() -> Mapping[Role, ColumnElement[bool]]:
    """Everyone who is signed in may read it."""
    return {role: true() for role in _ROLES}


def seen_at_work(own: ColumnElement[bool]) -> Mapping[Role, ColumnElement[bool]]:
    """Everyone who works with cases may read it; those who stand apart only what is their own."""
    return {role: own if role in APART else true() for role in _ROLES}


def seen_by_administrators() -> Mapping[Role, ColumnElement[bool]]:
    """Only the administrators may read it."""
    return {role: true() for role in sorted(ADMINISTRATORS)}
