"""Receipt and refusal: four warnings or reasons, the note on legal effect, and obligations (F-49, F-50)."""

from collections.abc import Iterator, Sequence
from datetime import date

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.refusals import finding
from services.filing.filings.refusals_decision import ReceiptIncomplete, RefusalWithoutReasons
from services.filing.filings.report import ReceiptItem, RefusalReason

WARNINGS = "receipt_warnings"
TO_BE_DONE = frozenset({"procedures_to_complete", "remedial_measures"})
"""Warnings whose lines are obligations: each has a day and is watched until verified (F-42, F-43)."""

OTHER_REASON = "other"
"""The reason code for what no defect code names."""

LEGAL_EFFECT_NOTE = Text(
    "备案不是审批。接受备案或者不予备案，均不影响有关行为本身的法律效力。",
    "Filing permits nothing: neither acceptance nor refusal changes the legal effect of the act concerned.",
)

_WARNING = Text("回执缺少此项提醒", "The receipt lacks this warning")
_UNKNOWN = Text("没有此项提醒代码", "The receipt has no such warning")
_TEXT = Text("写明提醒内容", "Word the warning")
_DUE = Text("写明完成期限", "State the day by which it is done")
_DUE_PAST = Text("完成期限不得早于决定之日", "It cannot be due before the decision")
_RESPONSIBLE = Text("写明责任部门或者岗位", "State who answers for it")
_REASON = Text("至少写明一项理由", "Give at least one reason")
_REASON_CODE = Text("没有此项理由代码", "There is no such reason")
_REASON_TEXT = Text("写明理由", "Word the reason")


def legal_effect_note(profile: Profile) -> Text:
    """The fixed note that filing is no approval (F-35), as the profile words it."""
    texts = profile.lists.get("fixed_texts")
    row = None if texts is None else texts.get("legal_effect_note")
    return LEGAL_EFFECT_NOTE if row is None else row.text


def assess_items(
    items: Sequence[ReceiptItem], profile: Profile, decided_on: date | None, at: str = "/receipt_items"
) -> Finding:
    """Whether all warnings are there. With ``decided_on`` the text is final and obligations must have their days."""
    return finding(ReceiptIncomplete, _incomplete(items, profile, decided_on, at))


def assess_reasons(reasons: Sequence[RefusalReason], profile: Profile, at: str = "/reasons") -> Finding:
    """Whether a refusal states reasons, each of a known kind and in words (F-49)."""
    return finding(RefusalWithoutReasons, _unreasoned(reasons, profile, at))


def reason_codes(profile: Profile) -> tuple[str, ...]:
    """The codes a refusal may use: the defects of the profile, and other."""
    return (*profile.list("defect_codes").codes(), OTHER_REASON)


def obligations(items: Sequence[ReceiptItem]) -> tuple[ReceiptItem, ...]:
    """The lines of the receipt that oblige the unit to something by a day."""
    return tuple(item for item in items if item.warning in TO_BE_DONE)


def _incomplete(items: Sequence[ReceiptItem], profile: Profile, decided_on: date | None, at: str) -> Iterator[Missing]:
    warnings = profile.list(WARNINGS)
    given = {item.warning for item in items if item.text}
    for code in warnings.codes():
        if code not in given:
            yield ReceiptIncomplete.at(f"{at}/{code}", _WARNING)
    for index, item in enumerate(items):
        if item.warning not in warnings:
            yield ReceiptIncomplete.at(f"{at}/{index}/warning", _UNKNOWN)
        if not item.text:
            yield ReceiptIncomplete.at(f"{at}/{index}/text", _TEXT)
        if decided_on is not None and item.warning in TO_BE_DONE:
            yield from _undated(item, decided_on, f"{at}/{index}")


def _undated(item: ReceiptItem, decided_on: date, at: str) -> Iterator[Missing]:
    if not item.responsible:
        yield ReceiptIncomplete.at(f"{at}/responsible", _RESPONSIBLE)
    if item.due_on is None:
        yield ReceiptIncomplete.at(f"{at}/due_on", _DUE)
    elif item.due_on < decided_on:
        yield ReceiptIncomplete.at(f"{at}/due_on", _DUE_PAST)


def _unreasoned(reasons: Sequence[RefusalReason], profile: Profile, at: str) -> Iterator[Missing]:
    if not reasons:
        yield RefusalWithoutReasons.at(at, _REASON)
    for index, reason in enumerate(reasons):
        if reason.code not in reason_codes(profile):
            yield RefusalWithoutReasons.at(f"{at}/{index}/code", _REASON_CODE)
        if not reason.text:
            yield RefusalWithoutReasons.at(f"{at}/{index}/text", _REASON_TEXT)
