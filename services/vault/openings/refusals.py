"""The ways an act on an opening is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.vault.refusals import VaultRefusal


class PurposeUnknown(VaultRefusal):
    """No such purpose is in the list."""

    code = "purpose_unknown"
    title = Text("启封目的不在规定之列", "The purpose is none of those for which a report may be opened")
    rule = Rule("P-06")


class PurposeNotYours(VaultRefusal):
    """Handlers of a malice case ask for its sake alone, and the letters office never for it."""

    code = "purpose_not_yours"
    kind = Kind.NOT_ENTITLED
    title = Text(
        "诬告陷害核查由指定承办人申请，其他目的由信访部门申请",
        "The named handlers ask for an inquiry into malice, the letters office for every other purpose",
    )
    rule = Rule("P-06", "TW-02")


class NobodyToApprove(VaultRefusal):
    """Nobody but the requester, or nobody who is not recused, could decide."""

    code = "nobody_to_approve"
    title = Text(
        "没有可以审批的第二人，请报上级机关", "There is no second person who could decide; ask the higher organ"
    )
    rule = Rule("P-06", "P-09")


class ApproverRequested(VaultRefusal):
    """Whoever asked would decide."""

    code = "approver_requested"
    kind = Kind.NOT_ENTITLED
    title = Text("申请人不得审批本人的申请", "Nobody decides on what they asked for themselves")
    rule = Rule("P-06")


class ApproverNotCompetent(VaultRefusal):
    """Neither the secretary nor the leader in charge of the letters office, today."""

    code = "approver_not_competent"
    kind = Kind.NOT_ENTITLED
    title = Text(
        "须由本机关主要负责人或者现分管信访部门的领导审批",
        "The organ's head or the leader now in charge of the letters office decides",
    )
    rule = Rule("P-06")


class MinutesTooMany(VaultRefusal):
    """More minutes than the profile gives."""

    code = "minutes_too_many"
    title = Text("查看时间超过规定的分钟数", "That is longer than a look may be allowed for")
    rule = Rule("P-06")


class RequesterAlone(VaultRefusal):
    """Somebody other than the requester would read."""

    code = "requester_alone"
    kind = Kind.NOT_ENTITLED
    title = Text("只有申请人本人可以查看", "The requester alone may read")
    rule = Rule("P-06")


class NoLongerEntitled(VaultRefusal):
    """The requester has left the letters office, handles the case no more, or is recused by now."""

    code = "no_longer_entitled"
    kind = Kind.NOT_ENTITLED
    title = Text("申请人已不再承办该件", "The requester no longer handles it")
    rule = Rule("P-06", "P-09")


class OpeningOver(VaultRefusal):
    """The minutes have passed."""

    code = "opening_over"
    kind = Kind.NOT_NOW
    title = Text("查看时限已过，须重新申请", "The time for the look is over; ask again")
    rule = Rule("P-06")


class OpeningStillRuns(VaultRefusal):
    """The minutes have not passed."""

    code = "opening_still_runs"
    kind = Kind.NOT_NOW
    title = Text("查看时限未到", "The time for the look is not over")
    rule = Rule("P-06")


class AlreadyRead(VaultRefusal):
    """The look was taken; a repeated request does not bring the content again."""

    code = "already_read"
    kind = Kind.NOT_NOW
    title = Text("已查看一次，再次查看须重新申请", "It was read once; another look needs another opening")
    rule = Rule("P-06", "P-36")


class AlreadyNoted(VaultRefusal):
    """A supervisor has taken note already."""

    code = "already_noted"
    kind = Kind.NOT_NOW
    title = Text("监督部门已经知悉", "The supervisor has taken note already")
    rule = Rule("P-06")


class SupervisorInvolved(VaultRefusal):
    """Whoever asked or decided would take note as the supervisor."""

    code = "supervisor_involved"
    kind = Kind.NOT_ENTITLED
    title = Text("申请人、审批人不得作为监督人员", "Who asked or decided does not supervise it")
    rule = Rule("P-06", "P-09")
