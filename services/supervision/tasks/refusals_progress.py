"""Refusals of progress reports and of findings on milestones (S-02, S-08)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_REPORT = Rule("S-02", "P-22")
_QUALITY = Rule("S-08")


class NothingReported(NamedRefusal):
    """The report names no milestone."""

    code = "task_nothing_reported"
    title = Text("至少报告一个节点", "At least one milestone is reported on")
    rule = _REPORT


class MilestoneUnknown(NamedRefusal):
    """The task has no such milestone."""

    code = "task_milestone_unknown"
    title = Text("本任务没有该节点", "The task has no such milestone")
    rule = _REPORT


class ReportedTwice(NamedRefusal):
    """One report says two things of a milestone."""

    code = "task_reported_twice"
    title = Text("同一节点一次只报一条", "A report says one thing of a milestone")
    rule = _REPORT


class MilestoneOfOthers(NamedRefusal):
    """Another unit answers for the milestone."""

    code = "task_milestone_of_others"
    kind = Kind.NOT_ENTITLED
    title = Text("承办单位只报告本单位负责的节点", "An undertaking unit reports on its own milestones")
    rule = _REPORT


class AlreadyReached(NamedRefusal):
    """The milestone was found reached; nothing is reported of it any more."""

    code = "task_already_reached"
    kind = Kind.NOT_NOW
    title = Text("该节点已认定达到", "The milestone was found reached")
    rule = _QUALITY


class PercentContradicts(NamedRefusal):
    """Done is not 100 per cent, or 100 per cent is not done."""

    code = "task_percent_contradicts"
    title = Text("报完成的进度为100%，未完成的须小于100%", "What is done is 100 per cent, and nothing else is")
    rule = _REPORT


class NoProof(NamedRefusal):
    """It is reported done without proof."""

    code = "task_no_proof"
    title = Text("报完成须附证明材料", "What is reported done is proven")
    rule = _REPORT


class NoObstacle(NamedRefusal):
    """It is overdue, and what stands in the way is not stated."""

    code = "task_no_obstacle"
    title = Text("逾期未完成的须写明受阻原因", "What is overdue says what stands in the way")
    rule = _QUALITY


class ReportBackdated(NamedRefusal):
    """The day of the report lies ahead, before the task, or was not the reporter's to choose."""

    code = "task_report_day_wrong"
    title = Text(
        "报告日期不得晚于当日、早于立项；除督查局外按当日登记",
        "The report is of today; the bureau's may be older, but not than the task",
    )
    rule = _REPORT


class ReportKnown(NamedRefusal):
    """The same report was taken before."""

    code = "task_report_known"
    kind = Kind.NOT_NOW
    title = Text("该报告已经登记", "The same report was taken before")
    rule = Rule("S-02")


class ReportContradicts(NamedRefusal):
    """The same key came with another content, or with an older version than is known."""

    code = "task_report_contradicts"
    kind = Kind.NOT_NOW
    title = Text(
        "同一来源编号和版本的内容不同，或者版本早于已登记的版本",
        "The same key came with another content, or with an older version than is known",
    )
    rule = Rule("S-02")


class MilestoneUnreported(NamedRefusal):
    """Nobody has reported it done since the last finding."""

    code = "task_milestone_unreported"
    kind = Kind.NOT_NOW
    title = Text("该节点尚未报完成", "Nobody has reported the milestone done yet")
    rule = _QUALITY


class SettledByReporter(NamedRefusal):
    """Whoever reported it done would find it reached."""

    code = "task_settled_by_reporter"
    kind = Kind.NOT_ENTITLED
    title = Text("报完成的人不得自行认定", "Whoever reported it done does not settle it")
    rule = _QUALITY


class NoGrounds(NamedRefusal):
    """The finding rests on nothing that is named."""

    code = "task_no_grounds"
    title = Text("认定须注明依据", "A finding says what it rests on")
    rule = _QUALITY


class NothingWanting(NamedRefusal):
    """It is not up to quality, and what is wanting is not stated."""

    code = "task_nothing_wanting"
    title = Text("质量不符合要求的须写明不足", "What is not up to quality says what is wanting")
    rule = _QUALITY
