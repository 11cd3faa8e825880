"""Who may read what of the directory."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, true

from libs.kernel.roles import Role
from services.directory.accounts.account import ADMINISTRATORS, NOT_OF_ACCOUNTS

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
