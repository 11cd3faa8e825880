"""The gate: which leaders in charge must let a filing pass, and what a stop means (F-24, G-09, G-10)."""

from collections.abc import Mapping
from uuid import UUID

from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.filing.filings.filing import Filing
from services.filing.filings.records import GateResult
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_unit import StoppedAtGate


def assess_not_stopped(filing: Filing) -> Finding:
    """Whether no leader has stopped this matter for good (G-09)."""
    stopped = any(opinion.result is GateResult.STOPPED for opinion in filing.gate)
    return finding(StoppedAtGate, [unless(not stopped, StoppedAtGate, "")])


def sides_passed(filing: Filing) -> frozenset[str]:
    """The sides whose leader has let the present presentation pass."""
    return frozenset(opinion.side for opinion in filing.gate if opinion.result is GateResult.PASSED)


def sides_awaited(filing: Filing, leaders: Mapping[UUID, str], side: str, profile: Profile) -> frozenset[str]:
    """The sides still to be heard once ``side`` passes: none, unless the profile asks for both leaders (G-10)."""
    if profile.options.get("filing.gatekeeper") != "both":
        return frozenset()
    return frozenset(leaders.values()) - sides_passed(filing) - {side}
