"""Identities of what is loaded from a file: the same code has the same identity in every installation."""

from datetime import date
from uuid import UUID, uuid5

_NAMESPACE = UUID("5f0c7b52-3a1e-5d0b-9a43-6c1f0d2e8b71")


def organ_id(code: str) -> UUID:
    """The identity of a loaded organ or office."""
    return uuid5(_NAMESPACE, f"organ:{code}")


def person_id(code: str) -> UUID:
    """The identity of a loaded person."""
    return uuid5(_NAMESPACE, f"person:{code}")


def account_id(code: str) -> UUID:
    """The identity of a loaded account."""
    return uuid5(_NAMESPACE, f"account:{code}")


def relation_id(kind: str, holder: str, target: str, valid_from: date) -> UUID:
    """The identity of a loaded relation; ``holder`` and ``target`` are codes."""
    return uuid5(_NAMESPACE, f"relation:{kind}:{holder}:{target}:{valid_from.isoformat()}")
