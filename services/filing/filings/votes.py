"""Votes: who may cast one, once, with dissent on record, and whether they carry the result (G-16, G-17, P-23)."""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.text import Text
from services.filing.filings.filing import Filing
from services.filing.filings.proceedings import Vote
from services.filing.filings.refusals import FilingRefusal, finding
from services.filing.filings.refusals_review import (
    DissentNotRecorded,
    PreparerDecides,
    RecusedTakesPart,
    UnitTakesPart,
    VotesWrong,
)
from services.filing.filings.wording import Choice

_NO_SEAT = Text("表决人不在可表决人员之列", "The voter has no seat here")
_TWICE = Text("同一人重复表决", "The same person voted twice")


def count(votes: Sequence[Vote], choice: Choice) -> int:
    """How many votes are of that kind."""
    return sum(vote.choice is choice for vote in votes)


def carried(votes: Sequence[Vote], entitled: int) -> bool:
    """Whether more than half of those entitled and present voted for."""
    return count(votes, Choice.FOR) * 2 > entitled


def assess_votes(votes: Sequence[Vote], seats: Collection[UUID], at: str) -> tuple[Finding, ...]:
    """Whether everybody who voted has a seat and voted once, and whether dissent is recorded."""
    return (finding(VotesWrong, _wrong(votes, seats, at)), finding(DissentNotRecorded, _unrecorded(votes, at)))


def assess_free_hands(
    filing: Filing, persons: Sequence[UUID], recused: Collection[UUID], persons_of_unit: Collection[UUID], at: str
) -> tuple[Finding, ...]:
    """Whether nobody taking part is recused, belongs to the unit, or prepared what is decided (P-09)."""
    return (
        finding(RecusedTakesPart, _among(persons, recused, RecusedTakesPart, at)),
        finding(UnitTakesPart, _among(persons, persons_of_unit, UnitTakesPart, at)),
        finding(PreparerDecides, _among(persons, preparers(filing), PreparerDecides, at)),
    )


def preparers(filing: Filing) -> frozenset[UUID]:
    """Who prepared what is decided: drafter and confirmer of the report, finder of a negative item under decision."""
    hands: list[UUID | None] = []
    if filing.report is not None:
        hands += [filing.report.drafted_by, filing.report.confirmed_by]
    hands += [found.found_by for found in filing.findings if found.decision is None]
    return frozenset(person for person in hands if person is not None)


def _wrong(votes: Sequence[Vote], seats: Collection[UUID], at: str) -> Iterator[Missing]:
    voters = [vote.person_id for vote in votes]
    for index, voter in enumerate(voters):
        if voter not in seats:
            yield VotesWrong.at(f"{at}/{index}/person_id", _NO_SEAT)
        if voter in voters[:index]:
            yield VotesWrong.at(f"{at}/{index}/person_id", _TWICE)


def _unrecorded(votes: Sequence[Vote], at: str) -> Iterator[Missing]:
    for index, vote in enumerate(votes):
        if vote.choice is Choice.AGAINST and not vote.opinion:
            yield DissentNotRecorded.at(f"{at}/{index}/opinion")


def _among(
    persons: Sequence[UUID], barred: Collection[UUID], refusal: type[FilingRefusal], at: str
) -> Iterator[Missing]:
    for index, person in enumerate(persons):
        if person in barred:
            yield refusal.at(f"{at}/{index}")
