"""How the rule checks of this service answer: every finding of the next step, item by item, with its rules."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.finding import Finding
from libs.kernel.text import Language


class RuleMissing(BaseModel):
    """One thing that a rule finds missing."""

    model_config = ConfigDict(frozen=True)

    pointer: str = Field(description="Where, as a JSON pointer.")
    code: str = Field(description="Code of the problem.")
    detail: str = Field(description="What is missing, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")


class RuleAnswer(BaseModel):
    """The answer of one rule."""

    model_config = ConfigDict(frozen=True)

    item: str = Field(description="Code of the rule item.")
    holds: bool = Field(description="Whether it is satisfied.")
    blocking: bool = Field(description="Whether the next step is refused while it does not hold.")
    detail: str = Field(description="What the rule asks, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")
    missing: tuple[RuleMissing, ...] = Field(description="All that is missing.")


def passed(findings: Iterable[Finding]) -> bool:
    """Whether no blocking finding is open."""
    return all(found.holds or not found.blocking for found in findings)


def answered(findings: Iterable[Finding], language: Language) -> tuple[RuleAnswer, ...]:
    """The findings in the reader's language."""
    return tuple(_answer(found, language) for found in findings)


def _answer(found: Finding, language: Language) -> RuleAnswer:
    missing = (
        RuleMissing(pointer=m.pointer, code=m.code, detail=m.text.read(language), cites=tuple(m.cites))
        for m in found.missing
    )
    return RuleAnswer(
        item=found.item,
        holds=found.holds,
        blocking=found.blocking,
        detail=found.text.read(language),
        cites=tuple(found.cites),
        missing=tuple(missing),
    )
