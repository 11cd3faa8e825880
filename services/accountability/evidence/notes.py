"""What is said beside the evidence, so that nobody takes a filing for more or a refusal for worse than it is."""

from dataclasses import dataclass

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.evidence.lifecycle import EvidenceStatus as S


@dataclass(frozen=True, slots=True)
class Note:
    """A remark and the rules it stands on."""

    text: Text
    cites: Rule


_FILED = Note(
    Text(
        "备案不免除任何责任，也不是审批；是否免责或者减责须另行认定。",
        "A filing permits nothing and releases nobody; whether anyone is released or treated more lightly is "
        "determined separately.",
    ),
    Rule("F-29", "F-35"),
)
_REFUSED = Note(
    Text(
        "该事项没有备案可作依据；不予备案不影响有关行为本身的法律效力，也不表示行为有过错。",
        "No filing stands behind this matter; a refusal touches neither the legal effect of the act nor says that "
        "anyone was at fault.",
    ),
    Rule("F-35", "F-29"),
)
_SUSPENDED = Note(
    Text(
        "执行中触发负面清单，备案在常委会作出决定之前不作依据；是否担责须另行认定。",
        "The execution met the negative list: until the standing committee decides, the filing does not count as "
        "evidence; responsibility is determined separately.",
    ),
    Rule("F-10", "G-20", "F-29"),
)
_CLOSED = Note(
    Text(
        "备案已经撤销，不再作依据；有关行为的法律效力不因此改变。",
        "The filing is revoked and no longer counts as evidence; the legal effect of the act stays as it is.",
    ),
    Rule("G-20", "F-35", "F-29"),
)

_NOTES = {S.REFUSED: _REFUSED, S.SUSPENDED: _SUSPENDED, S.CLOSED: _CLOSED}


def note_on(status: S) -> Note:
    """The remark that goes with evidence of that status (F-29, F-35)."""
    return _NOTES.get(status, _FILED)
