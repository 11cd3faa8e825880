"""The reported problems with the finding on each, and the two computations of situation 4 (C-10, G-25)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from services.clarification.clarifications.wording import ItemFinding, Part, Passage


class Item(Part):
    """One reported problem that was verified. ``problem`` is the wording that a letter would use (C-02)."""

    lead_id: UUID | None = Field(default=None, description="Lead it belongs to; null if it came with an application.")
    problem: Passage = Field(
        description="The problem in the words the letter will use: what was said to have happened."
    )
    finding: ItemFinding = Field(description="true, partly_true, untrue or unprovable (G-25).")
    is_main: bool = Field(default=False, description="Whether it is the main problem.")
    verification: Passage = Field(
        default="", description="How it was verified: for the named handlers and case management alone (P-06)."
    )

    @property
    def is_untrue(self) -> bool:
        """Whether it was found untrue; what cannot be proven is not."""
        return self.finding is ItemFinding.UNTRUE


@dataclass(frozen=True)
class Untruth:
    """How much of what was reported is untrue: both computations with their counts; a human decides (G-25)."""

    checked: Annotated[int, Field(description="Problems with a finding.")] = 0
    untrue: Annotated[int, Field(description="Of these found untrue; unprovable ones are not.")] = 0
    main: Annotated[int, Field(description="Main problems.")] = 0
    main_found_untrue: Annotated[int, Field(description="Main problems found untrue.")] = 0
    fully_untrue: Annotated[bool, Field(description="Whether every problem was found untrue (C-06).")] = False
    majority_untrue: Annotated[bool, Field(description="Whether more than half was found untrue (C-10).")] = False
    main_untrue: Annotated[bool, Field(description="Whether there is a main problem and each was found untrue.")] = (
        False
    )

    @property
    def qualifies(self) -> bool:
        """Whether the report counts as untrue: fully, mostly, or in its main problem (C-06, C-10)."""
        return self.fully_untrue or self.majority_untrue or self.main_untrue

    @property
    def is_partial(self) -> bool:
        """Whether most or the main problem is untrue, as situation 4 has it (C-10)."""
        return self.majority_untrue or self.main_untrue


NOTHING_CHECKED: Final = Untruth()
"""Before any finding is on record."""


def untruth_of(items: Iterable[Item]) -> Untruth:
    """Both computations over these problems, in whole numbers."""
    found = tuple(items)
    untrue = sum(item.is_untrue for item in found)
    main = sum(item.is_main for item in found)
    main_untrue = sum(item.is_main and item.is_untrue for item in found)
    return Untruth(
        checked=len(found),
        untrue=untrue,
        main=main,
        main_found_untrue=main_untrue,
        fully_untrue=0 < untrue == len(found),
        majority_untrue=2 * untrue > len(found),
        main_untrue=0 < main_untrue == main,
    )
