"""THE TABLE of a publication: from, act, to, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.publications.status import PublicationStatus as S

DRAFTERS: Final = (R.SUP_OFFICER,)
"""Who drafts the abstract: a handler of the case."""
APPROVERS: Final = (R.CDI_LEADER_IN_CHARGE,)
"""Who approves it: the leader in charge of the office."""

_ABSTRACT = Rule("A-24", "G-47", "P-36")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "draft", S.DRAFTED, DRAFTERS, _ABSTRACT),
        Move(S.DRAFTED, "revise", S.DRAFTED, DRAFTERS, _ABSTRACT),
        Move(S.RETURNED, "revise", S.DRAFTED, DRAFTERS, _ABSTRACT),
        Move(S.DRAFTED, "return", S.RETURNED, APPROVERS, _ABSTRACT),
        Move(S.DRAFTED, "publish", S.PUBLISHED, APPROVERS, _ABSTRACT),
        Move(S.DRAFTED, "withdraw", S.WITHDRAWN, APPROVERS, _ABSTRACT),
        Move(S.RETURNED, "withdraw", S.WITHDRAWN, APPROVERS, _ABSTRACT),
        Move(S.PUBLISHED, "withdraw", S.WITHDRAWN, APPROVERS, _ABSTRACT),
    )
)
