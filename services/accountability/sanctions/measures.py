"""What the profile says of a measure of accountability: for whom, which form, how heavy, how long it has effect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from libs.kernel.profile import Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.sanctions.impact import Term
from services.accountability.sanctions.status import ReviewPath

LIST: Final = "accountability_measures"


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the list of measures (P-15, P-19, P-30). ``weight`` orders measures by severity."""

    code: str
    text: Text
    cites: Rule
    form: int
    family: str
    weight: int
    review_path: ReviewPath
    term: Term | None = None


def measure_of(profile: Profile, code: str) -> Measure | None:
    """The measure of that code; None if the profile has none."""
    row = profile.list(LIST).get(code)
    if row is None:
        return None
    told = row.attributes
    months, kind = told.get("impact_months"), told.get("impact_kind")
    term = Term(kind, months) if isinstance(months, int) and isinstance(kind, str) else None
    return Measure(
        code=row.code,
        text=row.text,
        cites=row.cites,
        form=int(str(told["form"])),
        family=str(told["family"]),
        weight=int(str(told["weight"])),
        review_path=ReviewPath(str(told["review_path"])),
        term=term,
    )


def known(profile: Profile, codes: Iterable[str]) -> tuple[Measure, ...]:
    """The measures of these codes. Raises KeyError for a code that the profile has not."""
    found = tuple((code, measure_of(profile, code)) for code in codes)
    missing = [code for code, measure in found if measure is None]
    if missing:
        raise KeyError(missing[0])
    return tuple(measure for _, measure in found if measure is not None)


def is_heavier(after: Sequence[Measure], before: Sequence[Measure]) -> bool:
    """Whether a decision is heavier than another: one measure more, or one that weighs more than the one it stands
    against, each set from the heaviest down (P-14)."""
    weights = sorted((measure.weight for measure in after), reverse=True)
    former = sorted((measure.weight for measure in before), reverse=True)
    return len(weights) > len(former) or any(new > old for new, old in zip(weights, former, strict=False))
