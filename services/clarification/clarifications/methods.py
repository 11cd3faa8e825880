"""The five methods, the ranges they are used in, and the letter that always goes with them (C-15 to C-20, P-10)."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import CodeItem, Profile
from services.clarification.clarifications.proposal import Influence, MethodProposed, Range, SituationClaimed
from services.clarification.clarifications.records import Consent
from services.clarification.clarifications.refusals import SubjectRefuses
from services.clarification.clarifications.refusals_methods import (
    CircularUnfit,
    MediaUnfit,
    MeetingElsewhere,
    NoMethod,
    RangeElsewhere,
    RangeMissing,
    RangeTooWide,
    RangeUnfit,
    WayUnstated,
)
from services.clarification.refusing import finding, unless

WRITTEN: Final = "written"
IN_PERSON: Final = "in_person"
MEETING: Final = "meeting"
CIRCULAR: Final = "circular"
MEDIA: Final = "media"
LIST: Final = "clarification_methods"

_WITHOUT_UNITS: Final = frozenset({"city", "public_media"})
"""Ranges that reach everybody, so that no units can be named (G-28)."""

_WITHIN_ONE_HOUSE: Final = frozenset({"unit", "department"})
"""Ranges that are neither an area nor a trade, in which a circular would be too much (C-19)."""


def with_letter(methods: Sequence[MethodProposed]) -> tuple[MethodProposed, ...]:
    """The methods with the written letter among them: the rule adds it if nobody chose it (P-10)."""
    if not methods or any(method.code == WRITTEN for method in methods):
        return tuple(methods)
    return (MethodProposed(code=WRITTEN, added_by_rule=True), *methods)


def is_public(methods: Sequence[MethodProposed], profile: Profile) -> bool:
    """Whether one of them is open to others than the subject (G-21, P-36)."""
    return any(_says(method, "public", profile) for method in methods)


def reaches_media(methods: Sequence[MethodProposed], profile: Profile) -> bool:
    """Whether one of them goes through the media, which the secretary decides in every chain (P-10)."""
    return any(_says(method, "media", profile) for method in methods)


def row_of(code: str, profile: Profile) -> CodeItem | None:
    """The method's row in the profile."""
    return profile.list(LIST).get(code)


def assess_methods(
    methods: Sequence[MethodProposed],
    situations: Sequence[SituationClaimed],
    influence: Influence,
    profile: Profile,
) -> tuple[Finding, ...]:
    """Whether methods are chosen, each fits what happened, and no range is wider than the harm (C-15 to C-20, G-28)."""
    return (
        finding(NoMethod, _chosen(methods, profile)),
        finding(WayUnstated, _ways(methods)),
        *_ranges(methods, influence, profile),
        finding(MeetingElsewhere, _meetings(methods, influence)),
        finding(RangeElsewhere, _elsewhere(methods, influence, profile)),
        finding(CircularUnfit, _circulars(methods, situations, influence, profile)),
        finding(MediaUnfit, _media(methods, influence)),
    )


def assess_consent(methods: Sequence[MethodProposed], consent: Consent | None, profile: Profile) -> Finding:
    """Whether no method is chosen that the subject refuses (G-22)."""
    refused = consent is not None and not consent.agrees
    return finding(
        SubjectRefuses,
        [
            unless(not (refused and _says(method, "needs_consent", profile)), SubjectRefuses, f"/methods/{index}")
            for index, method in enumerate(methods)
        ],
    )


def _says(method: MethodProposed, attribute: str, profile: Profile) -> bool:
    row = row_of(method.code, profile)
    return row is not None and row.attributes.get(attribute) is True


def _chosen(methods: Sequence[MethodProposed], profile: Profile) -> Iterator[Missing | None]:
    yield unless(bool(methods), NoMethod, "/methods")
    for index, method in enumerate(methods):
        twice = any(earlier.code == method.code for earlier in methods[:index])
        yield unless(method.code in profile.list(LIST) and not twice, NoMethod, f"/methods/{index}/code")


def _ways(methods: Sequence[MethodProposed]) -> Iterator[Missing | None]:
    for index, method in enumerate(methods):
        yield unless((method.code == IN_PERSON) == (method.way is not None), WayUnstated, f"/methods/{index}/way")


def _ranges(methods: Sequence[MethodProposed], influence: Influence, profile: Profile) -> Iterator[Finding]:
    widths = _widths(profile)
    missing: list[Missing | None] = []
    unfit: list[Missing | None] = []
    wide: list[Missing | None] = []
    for index, method in enumerate(methods):
        at, chosen = f"/methods/{index}/range", method.range
        if _says(method, "public", profile):
            missing.append(unless(_is_stated(chosen), RangeMissing, at))
        if chosen is not None:
            unfit.append(unless(chosen.type in _allowed(method, profile), RangeUnfit, f"{at}/type"))
            harm = widths.get(influence.range, 0)
            wide.append(unless(widths.get(chosen.type, 0) <= harm, RangeTooWide, f"{at}/type"))
    yield finding(RangeMissing, missing)
    yield finding(RangeUnfit, unfit)
    yield finding(RangeTooWide, wide)


def _is_stated(chosen: Range | None) -> bool:
    return chosen is not None and any(chosen.audience) and bool(chosen.reason)


def _allowed(method: MethodProposed, profile: Profile) -> Sequence[object]:
    row = row_of(method.code, profile)
    ranges = () if row is None else row.attributes.get("ranges", ())
    return ranges if isinstance(ranges, Sequence) else ()


def _widths(profile: Profile) -> Mapping[str, int]:
    found = {item.code: item.attributes.get("width") for item in profile.list("clarification_ranges").items}
    return MappingProxyType({code: width for code, width in found.items() if isinstance(width, int)})


def _meetings(methods: Sequence[MethodProposed], influence: Influence) -> Iterator[Missing | None]:
    """A meeting is held in units where influence arose, and nowhere else (C-18)."""
    for index, method in enumerate(methods):
        if method.code == MEETING and method.range is not None:
            there = set(method.range.organ_ids)
            yield unless(
                bool(there) and there <= set(influence.organ_ids), MeetingElsewhere, f"/methods/{index}/range/organ_ids"
            )


def _elsewhere(methods: Sequence[MethodProposed], influence: Influence, profile: Profile) -> Iterator[Missing | None]:
    """Every other public method reaches units where influence is proven, and no others (G-28, C-19)."""
    for index, method in enumerate(methods):
        if method.code == MEETING or method.range is None or not _says(method, "public", profile):
            continue
        there = set(method.range.organ_ids)
        fits = method.range.type in _WITHOUT_UNITS or (bool(there) and there <= set(influence.organ_ids))
        yield unless(fits, RangeElsewhere, f"/methods/{index}/range/organ_ids")


def _circulars(
    methods: Sequence[MethodProposed], situations: Sequence[SituationClaimed], influence: Influence, profile: Profile
) -> Iterator[Missing | None]:
    """A circular is for matters the row names, with influence beyond one house (C-19)."""
    row = row_of(CIRCULAR, profile)
    named = () if row is None else row.attributes.get("situations", ())
    wanted = set(named) if isinstance(named, Sequence) else set()
    fits = any(situation.code in wanted for situation in situations)
    for index, method in enumerate(methods):
        if method.code == CIRCULAR:
            yield unless(fits and influence.range not in _WITHIN_ONE_HOUSE, CircularUnfit, f"/methods/{index}")


def _media(methods: Sequence[MethodProposed], influence: Influence) -> Iterator[Missing | None]:
    for index, method in enumerate(methods):
        if method.code == MEDIA:
            yield unless(influence.media_opinion, MediaUnfit, f"/methods/{index}")
