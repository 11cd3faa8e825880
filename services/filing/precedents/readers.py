"""Who may look at precedents: those who review and decide, never those who file (F-41)."""

from typing import Final

from libs.kernel.refusal import NotEntitled
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text

READERS: Final = frozenset(
    {
        R.SUP_OFFICER,
        R.SUP_HEAD,
        R.CDI_LEADER_IN_CHARGE,
        R.CDI_SECRETARY,
        R.CDI_DEPUTY,
        R.SC_MEMBER,
        R.SC_RECORDER,
        R.CASE_TRIAL,
        R.CASE_MGMT,
    }
)
"""Roles that read the precedents of their own discipline organ; besides them the members of its panels may."""


class PrecedentsAreForReviewers(NotEntitled):
    """The caller neither reviews nor decides filings."""

    code = "precedents_are_for_reviewers"
    title = Text("既往案例仅供审核和决定人员参考", "Precedents are for those who review and decide")
    rule = Rule("F-41")
