"""The rows of the doors: for every route, whom it is for and which data class passes through it.

A service declares one row per route, by the name of its function. A route without a row, or a row without a route,
keeps the service from starting.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity


class To(StrEnum):
    """Whom a door is for."""

    ANYONE = "anyone"
    """No sign-in: says nothing of cases or persons."""
    GATEWAY = "gateway"
    """The gateway speaking for itself."""
    SIGNED_IN = "signed_in"
    """Whoever is signed in; what they get is about themselves or for everybody."""
    ROLES = "roles"
    """Whoever holds one of the roles of the row."""
    GROUNDS = "grounds"
    """Whoever has a ground to know the case; lists hold what they have a ground for."""


@dataclass(frozen=True)
class Row:
    """One route: whom it is for, the highest data class of its answers, and what it does.

    ``case_types`` are the case types it shows or lists; ``acts`` the acts it performs, as ``case_type.act``.
    """

    to: To
    sensitivity: Sensitivity
    roles: frozenset[Role] = frozenset()
    case_types: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    rule: Rule = field(default_factory=Rule)


ANYONE = Row(To.ANYONE, Sensitivity.C0)
"""Health, problems, documents."""

GATEWAY_ALONE = Row(To.GATEWAY, Sensitivity.C1)
"""Doors of the gateway itself, e.g. the check of credentials."""

SIGNED_IN = Row(To.SIGNED_IN, Sensitivity.C1)
"""Dictionaries and the like: internal, for all who work with the system."""


def reading(*case_types: str, sensitivity: Sensitivity = Sensitivity.C2) -> Row:
    """A door that shows or lists cases of these types to those who have a ground."""
    return Row(To.GROUNDS, sensitivity, case_types=frozenset(case_types))


def acting(case_type: str, *acts: str, sensitivity: Sensitivity = Sensitivity.C2) -> Row:
    """A door that performs one of these acts."""
    names = frozenset(f"{case_type}.{act}" for act in acts)
    return Row(To.GROUNDS, sensitivity, case_types=frozenset((case_type,)), acts=names)


def only(roles: Iterable[Role], rule: Rule, sensitivity: Sensitivity = Sensitivity.C1) -> Row:
    """A door for some roles, whatever the case."""
    return Row(To.ROLES, sensitivity, roles=frozenset(roles), rule=rule)
