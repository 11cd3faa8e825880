"""The seven situations, the factors and the influence: what must be shown for each (C-06 to C-13, C-25)."""

from collections.abc import Iterator, Sequence

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import CodeItem, Profile
from libs.kernel.text import Text
from services.clarification.clarifications.findings import Untruth
from services.clarification.clarifications.proposal import FactorAssessed, Influence, SituationClaimed
from services.clarification.clarifications.refusals import FactorMissing, NoInfluence, NoSituation, SituationUnproven
from services.clarification.refusing import finding, unless

LIST = "clarification_situations"
_EVIDENCE = Text("未附证明", "Nothing shows it")
_NOT_MOSTLY = Text("既非多数失实，也非主要问题失实", "Neither most nor the main problem was found untrue")
_NO_BAD_INFLUENCE = Text("未证明造成不良影响", "No bad influence is shown")
_NO_REPEAT = Text("未指明重复的线索或者此前的结论", "Neither the repeating lead nor the earlier conclusion is named")
_NO_REASON = Text("未写明理由", "The reason is not stated")


def assess_situations(
    claimed: Sequence[SituationClaimed], untruth: Untruth, influence: Influence, profile: Profile
) -> tuple[Finding, ...]:
    """Whether at least one situation of the profile is claimed, each once, and each with what it needs."""
    return (
        finding(NoSituation, _unknown(claimed, profile)),
        finding(SituationUnproven, _unproven(claimed, untruth, influence, profile)),
    )


def assess_factors(assessed: Sequence[FactorAssessed], profile: Profile) -> Finding:
    """Whether each of the four factors is assessed in words, and no other (C-25)."""
    said = {factor.code for factor in assessed if factor.text}
    known = profile.list("daily_performance_factors")
    strange = [
        unless(factor.code in known, FactorMissing, f"/factors/{index}/code") for index, factor in enumerate(assessed)
    ]
    return finding(
        FactorMissing, [*(unless(code in said, FactorMissing, "/factors") for code in known.codes()), *strange]
    )


def assess_influence(influence: Influence, profile: Profile) -> Finding:
    """Whether the range is one of the profile and something shows the influence (C-25, G-28)."""
    return finding(
        NoInfluence,
        [
            unless(influence.range in profile.list("clarification_ranges"), NoInfluence, "/influence/range"),
            unless(any(influence.evidence), NoInfluence, "/influence/evidence"),
        ],
    )


def needs_certified_malice(claimed: Sequence[SituationClaimed], profile: Profile) -> bool:
    """Whether one of the situations stands only with a certified malicious accusation (C-12, P-03)."""
    rows = (profile.list(LIST).get(situation.code) for situation in claimed)
    return any(row is not None and row.attributes.get("needs_certified_malice") is True for row in rows)


def _unknown(claimed: Sequence[SituationClaimed], profile: Profile) -> Iterator[Missing | None]:
    yield unless(bool(claimed), NoSituation, "/situations")
    for index, situation in enumerate(claimed):
        known = situation.code in profile.list(LIST)
        twice = any(earlier.code == situation.code for earlier in claimed[:index])
        yield unless(known and not twice, NoSituation, f"/situations/{index}/code")


def _unproven(
    claimed: Sequence[SituationClaimed], untruth: Untruth, influence: Influence, profile: Profile
) -> Iterator[Missing | None]:
    for index, situation in enumerate(claimed):
        row = profile.list(LIST).get(situation.code)
        if row is not None:
            yield from _shown(row, situation, untruth, influence, f"/situations/{index}")


def _shown(
    row: CodeItem, situation: SituationClaimed, untruth: Untruth, influence: Influence, at: str
) -> Iterator[Missing | None]:
    """What that situation needs: evidence always, the rest as its row says."""
    yield unless(any(situation.evidence), SituationUnproven, f"{at}/evidence", _EVIDENCE)
    repeats = situation.repeat_lead_id is not None or bool(situation.earlier_conclusion)
    needs = {
        "needs_majority_or_main": (untruth.is_partial, at, _NOT_MOSTLY),
        "needs_bad_influence": (any(influence.evidence), "/influence/evidence", _NO_BAD_INFLUENCE),
        "needs_repeat": (repeats, f"{at}/repeat_lead_id", _NO_REPEAT),
        "needs_reason": (bool(situation.reason), f"{at}/reason", _NO_REASON),
    }
    for attribute, (holds, pointer, text) in needs.items():
        if row.attributes.get(attribute) is True:
            yield unless(holds, SituationUnproven, pointer, text)
