"""Refusals of requests for staff (S-03, S-04, LS-5)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_BOTH = Rule("S-03", "S-04")


class TaskNotLed(NamedRefusal):
    """The task is not known to the requester, or the requester does not lead it."""

    code = "request_task_not_led"
    title = Text("只能就本单位（专班）牵头的任务商请", "Joint supervision is asked for a task that the requester leads")
    rule = Rule("S-04")


class TaskUnknown(NamedRefusal):
    """The task is not known to the office."""

    code = "request_task_unknown"
    title = Text("没有该项任务", "There is no such task")
    rule = Rule("S-03")


class TaskOver(NamedRefusal):
    """The task is completed or stopped."""

    code = "request_task_over"
    kind = Kind.NOT_NOW
    title = Text("该任务已经结束", "The task is completed or stopped")
    rule = _BOTH


class NoOffice(NamedRefusal):
    """Whoever asks belongs to no supervision office."""

    code = "request_no_office"
    kind = Kind.NOT_ENTITLED
    title = Text("须由监督检查室负责人提出", "Staff is asked for by the head of a supervision office")
    rule = Rule("S-03")


class KindUnfit(NamedRefusal):
    """It is no kind that is asked of a unit."""

    code = "request_kind_unfit"
    title = Text("不是可以向职能单位提出的事项", "Not a kind that is asked of a functional unit")
    rule = Rule("S-03")


class UnitUnfit(NamedRefusal):
    """The unit does not exist today, or is no functional unit."""

    code = "request_unit_unfit"
    title = Text("该单位不存在，或者不是职能单位", "No unit of today, or no functional unit")
    rule = Rule("S-03")


class TopicMissing(NamedRefusal):
    """Topic or reasons are not stated."""

    code = "request_no_topic"
    title = Text("须写明事项和理由", "Topic and reasons are stated")
    rule = _BOTH


class TermWrong(NamedRefusal):
    """The term ends before it begins, or begins in the past."""

    code = "request_term_wrong"
    title = Text("期限的起止不当，或者早于当日", "The term ends before it begins, or begins in the past")
    rule = _BOTH


class NotAddressee(NamedRefusal):
    """Somebody else is asked."""

    code = "request_not_addressee"
    kind = Kind.NOT_ENTITLED
    title = Text("须由被商请（要求）的一方答复", "Whoever was asked answers")
    rule = _BOTH


class NotRequester(NamedRefusal):
    """Somebody else asked."""

    code = "request_not_requester"
    kind = Kind.NOT_ENTITLED
    title = Text("只能由提出的一方撤回", "Whoever asked takes it back")
    rule = _BOTH


class PlanTold(NamedRefusal):
    """The answer to a lead unit names persons or days."""

    code = "request_plan_told"
    title = Text(
        "答复商请不写明人员和时间，以免泄露“四不两直”安排",
        "An answer to a lead unit names neither persons nor days, so that nothing unannounced is told",
    )
    rule = Rule("S-04", "G-54", "P-33")


class StaffUnnamed(NamedRefusal):
    """The unit does not name who comes, and when."""

    code = "request_staff_unnamed"
    title = Text("同意派员的须写明人员和期限", "Whoever sends staff names them, and when they come")
    rule = Rule("S-03")


class StaffUnfit(NamedRefusal):
    """A person holds no post in the unit today, or is named twice."""

    code = "request_staff_unfit"
    title = Text(
        "所列人员须是本单位在职人员，且不得重复", "Whoever is sent holds a post in the unit, and is named once"
    )
    rule = Rule("S-03")


class NoRequestReasons(NamedRefusal):
    """No reasons are stated."""

    code = "request_no_reasons"
    title = Text("须写明理由", "Reasons are stated")
    rule = _BOTH


class NoOutcome(NamedRefusal):
    """What came of it is not stated."""

    code = "request_no_outcome"
    title = Text("须写明办理结果", "What came of it is stated")
    rule = _BOTH
