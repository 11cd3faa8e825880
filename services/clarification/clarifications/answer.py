"""The neutral answer that no clarification is started: fixed words, reason codes in words, a checked note (G-27)."""

from collections.abc import Sequence
from typing import Final

from libs.kernel.finding import Missing
from libs.kernel.letter_text import squash
from libs.kernel.profile import Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.clarifications.content_check import check_letter
from services.clarification.clarifications.wording import DECLINE_LABELS, DeclineReason
from services.clarification.refusing import NamedRefusal

_STARTED: Final = Text("经研究，决定启动澄清程序。", "After study, the clarification procedure is started.")
_CHECKED: Final = frozenset({"reporter_mentioned", "verification_detail", "personal_number", "overall_evaluation"})
_OF_LEADS: Final = (
    "线索",
    "另案",
    "其他问题",
    "其他举报",
    "待查",
    "立案",
    "暂缓",
    "中止",
    "lead",
    "pending",
    "deferred",
    "suspended",
)
_TELLS_OF_LEADS: Final = Text("提及线索或者其他待查事项", "Leads or other matters under way are mentioned")
_TEXTS: Final = "clarification_texts"


class AnswerTells(NamedRefusal):
    """The note would tell of reporters, of verification or of other leads."""

    code = "answer_tells"
    title = Text(
        "答复不得涉及检举人、核查细节或者其他线索", "The answer may not tell of reporters, verification or other leads"
    )
    requires = Text("答复措辞中性", "The answer is neutral")
    rule = Rule("G-24", "G-27", "P-06")


def answer_text(codes: Sequence[DeclineReason], note: str, profile: Profile) -> str:
    """What the applicant reads, in Chinese and in English: the fixed words, the reasons by code, the note as it was
    written, the way to reconsideration."""
    reasons = [DECLINE_LABELS[code] for code in codes]
    fixed, again = _fixed("not_started_note", profile), _fixed("reconsideration_note", profile)
    chinese = [fixed.zh, "；".join(reason.zh for reason in reasons) + "。", note, again.zh]
    english = [fixed.en, "; ".join(reason.en for reason in reasons) + ".", again.en]
    return f"{''.join(chinese)}\n{' '.join(english)}"


def started_text() -> str:
    """What the applicant reads when it is approved, and not earlier (C-03)."""
    return f"{_STARTED.zh}\n{_STARTED.en}"


def check_note(note: str, profile: Profile) -> None:
    """Refuse a note that tells what an applicant may not know, with everything that is wrong; nothing is echoed."""
    found = [
        missing
        for finding in check_letter(note, (), profile, at="/note")
        if finding.item in _CHECKED
        for missing in finding.missing
    ]
    if any(squash(word) in squash(note) for word in _OF_LEADS):
        found.append(Missing("/note", AnswerTells.code, _TELLS_OF_LEADS, AnswerTells.rule))
    if found:
        raise AnswerTells(errors=tuple(found))


def _fixed(code: str, profile: Profile) -> Text:
    row = profile.list(_TEXTS).get(code)
    return Text("", "") if row is None else row.text
