"""The ways a what-if is refused."""

from typing import Final

from libs.kernel.finding import Missing
from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal
from services.accountability.what_ifs.asking import DAYS, MOST

ASKED_UNDER: Final = Rule("A-09", "A-36")
"""Precise accountability: a rule is changed knowing whom it would have met."""


class DraftFaulty(NamedRefusal):
    """The draft does not load as a profile."""

    code = "draft_faulty"
    title = Text("草案不是有效的规则文件", "The draft is not a valid policy file")
    rule = ASKED_UNDER


class WhatIfSpanWrong(NamedRefusal):
    """The days are in the wrong order or too far apart."""

    code = "what_if_span_wrong"
    title = Text(
        f"起始日不得晚于截止日，且相距不超过{DAYS}天", f"The first day is not after the last, nor {DAYS} days before"
    )
    rule = ASKED_UNDER


class WhatIfTooWide(NamedRefusal):
    """More happened in those days than one question may reach."""

    code = "what_if_too_wide"
    title = Text(
        f"该期间的记录超过{MOST}条，请缩短期间", f"More than {MOST} records lie in those days; ask for fewer days"
    )
    rule = ASKED_UNDER


class WhatIfBusy(NamedRefusal):
    """Another draft is being run; they run one after another."""

    code = "what_if_busy"
    kind = Kind.TOO_MANY
    title = Text("另一草案正在测算，请稍后再试", "Another draft is being run; try again shortly")
    rule = ASKED_UNDER


def faulty(row: str, what: Text) -> Missing:
    """One fault of the draft: at which row, what is wrong."""
    return Missing("#/profile_text", DraftFaulty.code, Text(f"{row}：{what.zh}", f"{row}: {what.en}"), ASKED_UNDER)
