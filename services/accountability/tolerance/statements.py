"""What is stated when tolerance is weighed, kept as it was said: looks, factors, distinctions, order, correction."""

from uuid import UUID

from pydantic import Field

from libs.kernel.days import Day
from services.accountability.tolerance.wording import Boundary, Element
from services.accountability.wording import MANY, Code, Line, Part, Passage


class LookTaken(Part):
    """One of the looks, reasoned by itself (X-01). No value counts for or against another."""

    look: Code = Field(description="Code of the list six_looks.", examples=["motive"])
    value: Code = Field(description="Code of the list look_values; it decides nothing by itself (G-43).")
    text: Passage = Field(default="", description="Why it is so seen.")
    evidence: tuple[Line, ...] = Field(
        default=(), max_length=MANY, description="Volume and page of what it rests on.", examples=[["卷一第12页"]]
    )


class FactorWeighed(Part):
    """One of the factors that are weighed together (A-12)."""

    factor: Code = Field(description="Code of the list weighing_factors.", examples=["time_point"])
    text: Passage = Field(default="", description="What it says in this matter.")


class DistinctionDrawn(Part):
    """One of the three distinctions (X-03 to X-05)."""

    distinction: Code = Field(description="Code of the list distinctions.")
    tolerable: bool = Field(description="True: on the side of what may be tolerated. False: on the other side.")
    text: Passage = Field(default="", description="Why.")


class ElementConsidered(Part):
    """One of the elements that are always weighed (X-07)."""

    element: Element = Field(description="starting_point, nature, procedure or consequence.")
    text: Passage = Field(default="", description="What was found.")


class BoundaryAnswered(Part):
    """One of the two questions at the boundary (X-06)."""

    question: Boundary = Field(
        description="intent: unintended or knowing. boldness: bold reform or disregard of rules."
    )
    within: bool = Field(description="True: unintended, or bold reform. False: knowing, or disregard of the rules.")
    text: Passage = Field(default="", description="Why.")


class SuperiorOrder(Part):
    """Whether it was done on a superior's order, and whether the subordinate objected (P-24)."""

    ordered: bool = Field(description="Whether a superior ordered it.")
    document: Line = Field(default="", description="The order: document or meeting; required if there was one.")
    objected: bool = Field(default=False, description="Whether the order was objected to before it was carried out.")
    objection: Passage = Field(default="", description="How it was objected to, with evidence; required if it was.")
    clearly_illegal: bool = Field(default=False, description="Whether the order was clearly illegal.")


class ErrorFinding(Part):
    """Whether there was an error at all, decided first (A-35)."""

    is_error: bool = Field(description="True: an error. False: no error, the cause was objective.")
    ground: Passage = Field(default="", description="Subjective inaction or objective cause, with what shows it.")


class GainFinding(Part):
    """Whether anybody gained privately (X-05, G-43)."""

    found: bool = Field(description="Whether private gain was found.")
    ground: Passage = Field(default="", description="What was examined, and what it showed.")


class FilingConsidered(Part):
    """What a prior filing of the unit or matter shows (P-17): evidence of motive and procedure, never an exemption."""

    filing_id: UUID = Field(description="The filing, as loaded.")
    text: Passage = Field(default="", description="What it shows; a refused one says nothing against anybody (F-29).")


class CorrectionDemanded(Part):
    """One thing to be put right: tolerance and correction go together (P-16, F-30)."""

    measure: Passage = Field(default="", description="What is to be put right.")
    responsible: Line = Field(default="", description="Who answers for it: unit or post, no name.")
    due_on: Day = Field(description="Day by which it is to be done.")


class Examination(Part):
    """Everything that is weighed before an outcome is proposed. Nothing is counted out of it (G-43)."""

    event: Passage = Field(default="", description="What happened, when, and what came of it.")
    looks: tuple[LookTaken, ...] = Field(default=(), max_length=MANY, description="Every look, once (X-01).")
    factors: tuple[FactorWeighed, ...] = Field(default=(), max_length=MANY, description="Every factor, once (A-12).")
    distinctions: tuple[DistinctionDrawn, ...] = Field(
        default=(), max_length=MANY, description="Every distinction, once (X-03 to X-05)."
    )
    elements: tuple[ElementConsidered, ...] = Field(
        default=(), max_length=MANY, description="The four elements, each once (X-07)."
    )
    boundary: tuple[BoundaryAnswered, ...] = Field(
        default=(), max_length=MANY, description="Both questions at the boundary (X-06)."
    )
    order: SuperiorOrder = Field(description="A superior's order, if any (P-24).")
    error: ErrorFinding = Field(description="Error, or no error (A-35).")
    private_gain: GainFinding = Field(description="Whether anybody gained privately (G-43).")
    filings: tuple[FilingConsidered, ...] = Field(
        default=(), max_length=MANY, description="Every filing loaded, with what it shows (P-17, F-29)."
    )


class LetterFinding(Part):
    """One of the findings as the letter LA-6 tells it to whom it concerns."""

    look: Code = Field(description="Code of the list six_looks.")
    text: Passage = Field(default="", description="What the letter says of it, without evidence or other persons.")
