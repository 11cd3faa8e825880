"""Whether the measures that a review or re-examination puts in the place of others may stand: never heavier (P-14)."""

from collections.abc import Iterator, Sequence
from datetime import date

from libs.kernel.case import Moved
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.refusing import finding, unless
from services.accountability.sanctions.measures import LIST, is_heavier, known
from services.accountability.sanctions.refusals import HeavierThanBefore, MeasureUnfit, OutcomeAndMeasures
from services.accountability.sanctions.sanction import Sanction

_AT = "/measures"
_OFFICIAL, _ORGANIZATION = "leading_official", "organization"


def assess_measures_instead(
    measures: Sequence[str], before: Sequence[str], *, changes: bool, on_person: bool, profile: Profile
) -> tuple[Finding, ...]:
    """Measures for a change and only then, of the rules and for that sort of object, other than before, not heavier."""
    unfit = [one for one in _unfit(measures, on_person=on_person, profile=profile) if one is not None]
    together = bool(measures) and sorted(measures) != sorted(before) if changes else not measures
    return (
        finding(OutcomeAndMeasures, [unless(together, OutcomeAndMeasures, _AT)]),
        finding(MeasureUnfit, unfit),
        finding(HeavierThanBefore, () if unfit else _heavier(measures, before, profile)),
    )


def keep_not_longer(moved: Sequence[Moved], before: Sequence[Sanction]) -> None:
    """Refuse a ruling after which a period of the decision would end later than any did before: what is added of other
    running periods counts, too (P-14, P-19). Where no period ran, the weight of the measures alone decides."""
    own = {one.id for one in before}
    ends = [one.until_on for one in before if one.until_on is not None]
    now = [one.case for one in moved if isinstance(one.case, Sanction) and one.case.id in own]
    latest = max(ends, default=date.max)
    if any(one.stands and one.until_on is not None and one.until_on > latest for one in now):
        raise HeavierThanBefore(errors=(HeavierThanBefore.at(_AT),))


def _unfit(measures: Sequence[str], *, on_person: bool, profile: Profile) -> Iterator[Missing | None]:
    wanted = _OFFICIAL if on_person else _ORGANIZATION
    for index, code in enumerate(measures):
        row = profile.list(LIST).get(code)
        applies = () if row is None else row.attributes.get("applies_to")
        fits = isinstance(applies, list | tuple) and wanted in applies
        yield unless(fits and code not in measures[:index], MeasureUnfit, f"{_AT}/{index}")


def _heavier(measures: Sequence[str], before: Sequence[str], profile: Profile) -> Iterator[Missing | None]:
    heavier = is_heavier(known(profile, measures), known(profile, before))
    yield unless(not heavier, HeavierThanBefore, _AT)
