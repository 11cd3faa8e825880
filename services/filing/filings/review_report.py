"""The review report: mandatory sections, opinions heard, negative screen, and a draft letter (F-47 to F-50, G-15)."""

from collections.abc import Iterator

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.negative_list import assess_screen
from services.filing.filings.receipt import assess_items, assess_reasons
from services.filing.filings.refusals import finding
from services.filing.filings.refusals_review import ExpertsNotHeard, ReportIncomplete
from services.filing.filings.report import Proposal, ReportText

_SECTION = Text("报告缺少此项内容", "This section of the report is empty")
_UNKNOWN = Text("没有此项报告内容代码", "The report has no such section")
_EXPERT = Text("未听取此类意见", "An opinion of this kind has not been heard")
_EXPERT_KIND = Text("没有此类专家意见代码", "There is no such kind of expert")


def assess_report(text: ReportText, profile: Profile, *, major_complex: bool) -> tuple[Finding, ...]:
    """Everything the report must hold before a head may confirm it; pointers lead into ``report``."""
    if text.proposal is Proposal.ACCEPT:
        letter = assess_items(text.receipt_items, profile, None, at="/report/receipt_items")
    else:
        letter = assess_reasons(text.reasons, profile, at="/report/reasons")
    return (
        finding(ReportIncomplete, _sections(text, profile)),
        finding(ExpertsNotHeard, _experts(text, profile, major_complex)),
        *assess_screen(text, profile),
        letter,
    )


def _sections(text: ReportText, profile: Profile) -> Iterator[Missing]:
    sections = profile.list("review_sections")
    filled = {section.code for section in text.sections if section.text}
    for code in sections.codes():
        if code not in filled:
            yield ReportIncomplete.at(f"/report/sections/{code}", _SECTION)
    for index, section in enumerate(text.sections):
        if section.code not in sections:
            yield ReportIncomplete.at(f"/report/sections/{index}/code", _UNKNOWN)


def _experts(text: ReportText, profile: Profile, major_complex: bool) -> Iterator[Missing]:
    kinds = profile.list("expert_kinds")
    heard = {opinion.kind for opinion in text.expert_opinions}
    if major_complex:
        for code in kinds.codes():
            if code not in heard:
                yield ExpertsNotHeard.at(f"/report/expert_opinions/{code}", _EXPERT)
    for index, opinion in enumerate(text.expert_opinions):
        if opinion.kind not in kinds:
            yield ExpertsNotHeard.at(f"/report/expert_opinions/{index}/kind", _EXPERT_KIND)
