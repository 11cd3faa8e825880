"""What a filing answers, for the documents of the API."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.representation import Due
from libs.kernel.finding import Finding
from libs.kernel.text import Language
from services.filing.filings.filing import Filing


@dataclass(frozen=True)
class FilingRead(Filing):
    """A filing as it answers: its fields, what this caller may do now, and the limits that run."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run, each with its explanation.")] = field(
        default=(), kw_only=True
    )


class MissingRead(BaseModel):
    """One thing that a rule finds missing."""

    model_config = ConfigDict(frozen=True)

    pointer: str = Field(description="Where, as a JSON pointer.")
    code: str = Field(description="Code of the problem.")
    detail: str = Field(description="What is missing, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")


class FindingRead(BaseModel):
    """The answer of one rule."""

    model_config = ConfigDict(frozen=True)

    item: str = Field(description="Code of the rule item.")
    holds: bool = Field(description="Whether it is satisfied.")
    blocking: bool = Field(description="Whether the next step is refused while it does not hold.")
    detail: str = Field(description="What the rule asks, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")
    missing: tuple[MissingRead, ...] = Field(description="All that is missing.")


class CheckResult(BaseModel):
    """Every finding of the rules of the next step; nothing was changed."""

    model_config = ConfigDict(frozen=True)

    status: str = Field(description="Status the filing was checked in.")
    passed: bool = Field(description="Whether no blocking finding is open.")
    findings: tuple[FindingRead, ...] = Field(description="The findings, item by item.")


def check_result(status: str, findings: tuple[Finding, ...], language: Language) -> CheckResult:
    """The findings in the reader's language."""
    return CheckResult(
        status=status,
        passed=all(found.holds or not found.blocking for found in findings),
        findings=tuple(_finding(found, language) for found in findings),
    )


def _finding(found: Finding, language: Language) -> FindingRead:
    missing = (
        MissingRead(pointer=m.pointer, code=m.code, detail=m.text.read(language), cites=tuple(m.cites))
        for m in found.missing
    )
    return FindingRead(
        item=found.item,
        holds=found.holds,
        blocking=found.blocking,
        detail=found.text.read(language),
        cites=tuple(found.cites),
        missing=tuple(missing),
    )
