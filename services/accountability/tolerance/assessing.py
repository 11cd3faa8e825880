"""Whether a determination keeps the rules. It finds what is missing or contradicts itself; it never says an outcome.

No look is counted, no value is added up: the outcome is whatever the persons say it is (G-43).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import CodeItem, Profile
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal, finding, unless
from services.accountability.tolerance import refusals_weighing as no
from services.accountability.tolerance.blocking import assess_blocks
from services.accountability.tolerance.outcomes import is_adverse, outcome_row
from services.accountability.tolerance.records import FilingLoaded
from services.accountability.tolerance.statements import CorrectionDemanded, Examination, LookTaken, SuperiorOrder
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.tolerance.wording import BOUNDARY_LABELS, ELEMENT_LABELS, Boundary, Element

_LACKING = Text("缺少：{zh}", "Lacking: {en}")
_NOT_ONE = Text("重复或者不在目录内", "Given twice, or not in the list")
Coded = Sequence[tuple[str, bool]]
"""What was stated for each code, and whether it is complete."""


def assess_determination(tolerance: Tolerance, profile: Profile) -> tuple[Finding, ...]:
    """Every rule on what was weighed and determined, or is proposed as long as nothing is determined (TA-05).

    It may be asked with another version of the profile: then it says what that version would miss.
    """
    draft, decided = tolerance.draft, tolerance.determination
    if draft is None:
        return (assess_situations(tolerance.situations, profile), finding(no.NotDrafted, [no.NotDrafted.at("/draft")]))
    said = draft if decided is None else decided
    return (
        assess_situations(tolerance.situations, profile),
        *assess_examination(draft.examination, tolerance.filings, profile),
        *assess_outcome(draft.examination, said.outcome, said.reasons, said.corrections, profile),
    )


def assess_situations(situations: Sequence[str], profile: Profile) -> Finding:
    """Whether at least one situation is named, each of the list (G-44)."""
    known = profile.list("tolerance_situations")
    wrong = (
        unless(code in known and code not in situations[:index], no.SituationWrong, f"/situations/{index}", _NOT_ONE)
        for index, code in enumerate(situations)
    )
    return finding(no.SituationWrong, [unless(bool(situations), no.SituationWrong, "/situations"), *wrong])


def assess_examination(
    examination: Examination, filings: Sequence[FilingLoaded], profile: Profile
) -> tuple[Finding, ...]:
    """Whether everything that must be weighed was weighed: each item once, each with its reason (X-01 to X-07)."""
    one, at = examination, "/examination"
    ground, gain = bool(one.error.ground), bool(one.private_gain.ground)
    return (
        finding(no.EventUnstated, [unless(bool(one.event), no.EventUnstated, f"{at}/event")]),
        finding(no.LooksIncomplete, _looks(one.looks, profile, f"{at}/looks")),
        finding(no.FactorsIncomplete, _factors(one, profile, f"{at}/factors")),
        finding(no.DistinctionsIncomplete, _distinctions(one, profile, f"{at}/distinctions")),
        finding(no.ElementsIncomplete, _elements(one, f"{at}/elements")),
        finding(no.BoundaryUnanswered, _boundary(one, f"{at}/boundary")),
        finding(no.OrderUnexplained, _order(one.order, f"{at}/order")),
        finding(no.ErrorUndecided, [unless(ground, no.ErrorUndecided, f"{at}/error/ground")]),
        finding(no.GainUnexamined, [unless(gain, no.GainUnexamined, f"{at}/private_gain/ground")]),
        finding(no.FilingUnconsidered, _filings(one, filings, f"{at}/filings")),
    )


def assess_outcome(
    examination: Examination,
    outcome: str,
    reasons: str,
    corrections: Sequence[CorrectionDemanded],
    profile: Profile,
) -> tuple[Finding, ...]:
    """Whether the outcome exists, is reasoned, is not barred by what was found, and goes with correction (P-16)."""
    row = outcome_row(profile, outcome)
    return (
        finding(no.OutcomeUnknown, [unless(row is not None, no.OutcomeUnknown, "/outcome")]),
        finding(no.ReasonsMissing, [unless(bool(reasons), no.ReasonsMissing, "/reasons")]),
        *(() if row is None else assess_blocks(examination, row)),
        finding(no.CorrectionMissing, _corrections(corrections, row)),
    )


def _looks(looks: Sequence[LookTaken], profile: Profile, at: str) -> Iterator[Missing | None]:
    values = profile.list("look_values")
    stated = [(one.look, bool(one.text) and any(line for line in one.evidence)) for one in looks]
    yield from _each_once(profile.list("six_looks").items, stated, no.LooksIncomplete, at)
    for index, one in enumerate(looks):
        yield unless(one.value in values, no.LooksIncomplete, f"{at}/{index}/value", _NOT_ONE)


def _factors(examination: Examination, profile: Profile, at: str) -> Iterator[Missing | None]:
    stated = [(one.factor, bool(one.text)) for one in examination.factors]
    yield from _each_once(profile.list("weighing_factors").items, stated, no.FactorsIncomplete, at)


def _distinctions(examination: Examination, profile: Profile, at: str) -> Iterator[Missing | None]:
    stated = [(one.distinction, bool(one.text)) for one in examination.distinctions]
    yield from _each_once(profile.list("distinctions").items, stated, no.DistinctionsIncomplete, at)


def _elements(examination: Examination, at: str) -> Iterator[Missing | None]:
    stated = [(str(one.element), bool(one.text)) for one in examination.elements]
    yield from _each_of({str(code): ELEMENT_LABELS[code] for code in Element}, stated, no.ElementsIncomplete, at)


def _boundary(examination: Examination, at: str) -> Iterator[Missing | None]:
    stated = [(str(one.question), bool(one.text)) for one in examination.boundary]
    yield from _each_of({str(code): BOUNDARY_LABELS[code] for code in Boundary}, stated, no.BoundaryUnanswered, at)


def _order(order: SuperiorOrder, at: str) -> Iterator[Missing | None]:
    """An order names its document, an objection how it was raised; without an order nothing was objected to."""
    yield unless(bool(order.document) or not order.ordered, no.OrderUnexplained, f"{at}/document")
    yield unless(bool(order.objection) or not order.objected, no.OrderUnexplained, f"{at}/objection")
    yield unless(order.ordered or not (order.objected or order.clearly_illegal), no.OrderUnexplained, f"{at}/ordered")


def _filings(examination: Examination, filings: Sequence[FilingLoaded], at: str) -> Iterator[Missing | None]:
    loaded = {one.filing_id for one in filings}
    said = [one.filing_id for one in examination.filings]
    for filing_id in loaded:
        stated = any(one.filing_id == filing_id and one.text for one in examination.filings)
        yield unless(stated, no.FilingUnconsidered, at)
    for index, filing_id in enumerate(said):
        once = filing_id in loaded and filing_id not in said[:index]
        yield unless(once, no.FilingUnconsidered, f"{at}/{index}/filing_id", _NOT_ONE)


def _corrections(corrections: Sequence[CorrectionDemanded], row: CodeItem | None) -> Iterator[Missing | None]:
    yield unless(bool(corrections) or is_adverse(row), no.CorrectionMissing, "/corrections")
    for index, one in enumerate(corrections):
        whole = bool(one.measure) and bool(one.responsible)
        yield unless(whole, no.CorrectionMissing, f"/corrections/{index}")


def _each_once(
    items: Iterable[CodeItem], stated: Coded, refusal: type[NamedRefusal], at: str
) -> Iterator[Missing | None]:
    yield from _each_of({item.code: item.text for item in items}, stated, refusal, at)


def _each_of(known: dict[str, Any], stated: Coded, refusal: type[NamedRefusal], at: str) -> Iterator[Missing | None]:
    """Whether every known code is stated completely, and nothing twice or besides."""
    for code, text in known.items():
        complete = (code, True) in stated
        yield unless(complete, refusal, at, _LACKING.fill(zh=text.zh, en=text.en))
    said = [code for code, _ in stated]
    for index, code in enumerate(said):
        yield unless(code in known and code not in said[:index], refusal, f"{at}/{index}", _NOT_ONE)
