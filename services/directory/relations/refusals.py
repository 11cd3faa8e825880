"""The ways a relation says no."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class RelationUnsuitable(Refusal):
    """Holder or target is unknown, or not of a kind that this relation joins."""

    code = "relation_unsuitable"
    kind = Kind.UNSATISFIED
    title = Text("关系双方不存在或者类型不符", "Holder or target does not exist or does not suit this relation")
    rule = Rule("C-26", "F-24")


class PeriodBackwards(Refusal):
    """The relation would end before it begins."""

    code = "period_backwards"
    kind = Kind.UNSATISFIED
    title = Text("关系截止日期须晚于起始日期", "A relation ends after it begins")
    rule = Rule("P-36")


class RelationOverlaps(Refusal):
    """The same relation is recorded for a time that overlaps."""

    code = "relation_overlaps"
    kind = Kind.UNSATISFIED
    title = Text("同一关系在该期间已登记", "The same relation is recorded for an overlapping time")
    rule = Rule("P-36")


class AnotherHolder(Refusal):
    """In that time another one looks after the target, and this relation has one holder at a time."""

    code = "another_holder"
    kind = Kind.UNSATISFIED
    title = Text("该期间已有其他联系单位，请先终止", "Another one has this relation at that time; end it first")
    rule = Rule("F-26", "C-26", "S-06", "C-04")
