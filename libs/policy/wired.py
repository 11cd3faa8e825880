"""How a service is given the policies: the book of the configured folder, and what facts loaders use of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from libs.policy.book import PolicyBook


class HasPolicies(Protocol):
    """Settings that name the folder of the rules."""

    @property
    def policies(self) -> Path:
        """The folder."""
        ...


def policies_of(settings: HasPolicies) -> PolicyBook:
    """The policies a process goes by."""
    return PolicyBook.load(settings.policies)


def calendar_of(_settings: HasPolicies, policies: object) -> Mapping[str, Any]:
    """What facts loaders may use: the working calendar, of the policies the process has loaded."""
    assert isinstance(policies, PolicyBook)
    return {"calendar": policies.calendar}
