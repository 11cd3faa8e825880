"""The negative list: a screen of applications (G-15), and what a hit of the execution must prove (F-10, F-18, F-19)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.facts import HitFacts
from services.filing.filings.filing import Filing
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_decision import (
    EvidenceMissing,
    NoEarlierProblem,
    NoEarlierReminder,
    NotNegativeItem,
)
from services.filing.filings.refusals_review import NegativeItemFound, ScreenNotDone
from services.filing.filings.report import HitClaim, Proposal, ReportText, ScreenAnswer
from services.filing.filings.wording import STATE_SECRETS

LIST = "negative_items"

_UNANSWERED = Text("该项负面情形未作初筛", "This item has not been screened")
_UNKNOWN = Text("负面清单没有此项", "The negative list has no such item")
_TWICE = Text("同一项重复填写", "The item is named twice")
_NOTE = Text("发现迹象的须说明依据", "Say what the signs rest on")
_NONE = Text("至少指明负面清单的一项", "Name at least one item of the negative list")
_FACTS = Text("写明查明的事实", "State the facts found")
_EVIDENCE = Text("附证据文件", "Attach the evidence")


def assess_screen(text: ReportText, profile: Profile) -> tuple[Finding, ...]:
    """Whether every item is answered, and whether what was found stands against a proposal to accept.

    Items that only warn are findings too, but do not block.
    """
    done = finding(ScreenNotDone, _unscreened(text.screen, profile))
    found = [answer for answer in text.screen if answer.found and answer.code in profile.list(LIST)]
    return (done, *(_found(answer, text, profile) for answer in found))


def blocking_items(text: ReportText, profile: Profile) -> tuple[str, ...]:
    """The items found that stand against acceptance."""
    return tuple(answer.code for answer in text.screen if answer.found and _blocks(answer.code, profile))


def assess_hits(hits: Sequence[HitClaim], filing: Filing, facts: HitFacts, profile: Profile) -> tuple[Finding, ...]:
    """Whether each item is named rightly, with facts and evidence, and with the history that it presupposes."""
    return (
        finding(NotNegativeItem, _misnamed(hits, profile)),
        finding(EvidenceMissing, _unproved(hits, facts)),
        finding(NoEarlierReminder, _unreminded(hits, filing, profile)),
        finding(NoEarlierProblem, _unrepeated(hits, filing, facts, profile)),
    )


def _found(answer: ScreenAnswer, text: ReportText, profile: Profile) -> Finding:
    blocks = _blocks(answer.code, profile)
    at = f"/report/screen/{text.screen.index(answer)}"
    against = text.proposal is Proposal.ACCEPT
    missing = unless(not against, NegativeItemFound, at)
    return finding(NegativeItemFound, [missing], item=answer.code, blocking=blocks)


def _blocks(code: str, profile: Profile) -> bool:
    row = profile.list(LIST).get(code)
    return row is not None and row.attributes.get("screen") == "block"


def _unscreened(screen: Sequence[ScreenAnswer], profile: Profile) -> Iterator[Missing]:
    answered = [answer.code for answer in screen]
    for code in profile.list(LIST).codes():
        if code not in answered:
            yield ScreenNotDone.at(f"/report/screen/{code}", _UNANSWERED)
    for index, answer in enumerate(screen):
        at = f"/report/screen/{index}"
        if answer.code not in profile.list(LIST):
            yield ScreenNotDone.at(f"{at}/code", _UNKNOWN)
        if answer.code in answered[:index]:
            yield ScreenNotDone.at(f"{at}/code", _TWICE)
        if answer.found and not answer.note:
            yield ScreenNotDone.at(f"{at}/note", _NOTE)


def _misnamed(hits: Sequence[HitClaim], profile: Profile) -> Iterator[Missing]:
    if not hits:
        yield NotNegativeItem.at("/hits", _NONE)
    codes = [hit.code for hit in hits]
    for index, code in enumerate(codes):
        if code not in profile.list(LIST):
            yield NotNegativeItem.at(f"/hits/{index}/code", _UNKNOWN)
        if code in codes[:index]:
            yield NotNegativeItem.at(f"/hits/{index}/code", _TWICE)


def _unproved(hits: Sequence[HitClaim], facts: HitFacts) -> Iterator[Missing]:
    for index, hit in enumerate(hits):
        if not hit.facts:
            yield EvidenceMissing.at(f"/hits/{index}/facts", _FACTS)
        if not hit.evidence or not all(_usable(upload, facts) for upload in hit.evidence):
            yield EvidenceMissing.at(f"/hits/{index}/evidence", _EVIDENCE)


def _usable(upload_id: UUID, facts: HitFacts) -> bool:
    upload = facts.uploads.get(upload_id)
    return upload is not None and upload.secrecy not in STATE_SECRETS


def _needing(hits: Sequence[HitClaim], attribute: str, profile: Profile) -> Iterator[tuple[int, HitClaim]]:
    for index, hit in enumerate(hits):
        row = profile.list(LIST).get(hit.code)
        if row is not None and row.attributes.get(attribute) is True:
            yield index, hit


def _unreminded(hits: Sequence[HitClaim], filing: Filing, profile: Profile) -> Iterator[Missing]:
    reminders = {reminder.id for reminder in filing.reminders}
    for index, hit in _needing(hits, "requires_reminder", profile):
        if hit.reminder_id not in reminders:
            yield NoEarlierReminder.at(f"/hits/{index}/reminder_id")


def _unrepeated(hits: Sequence[HitClaim], filing: Filing, facts: HitFacts, profile: Profile) -> Iterator[Missing]:
    closed = {problem.id: problem.kind for problem in filing.problems if problem.closed_at is not None}
    earlier = {**facts.corrected_problems, **closed}
    for index, hit in _needing(hits, "requires_closed_problem", profile):
        if hit.problem_id is None or hit.problem_kind is None or earlier.get(hit.problem_id) != hit.problem_kind:
            yield NoEarlierProblem.at(f"/hits/{index}/problem_id")
