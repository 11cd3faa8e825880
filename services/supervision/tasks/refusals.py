"""Refusals of the plan of a central task, and of how it ends (S-01, P-22)."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_PLAN = Rule("S-01", "P-22")


class NoOffice(NamedRefusal):
    """Whoever sets it up belongs to no supervision office."""

    code = "task_no_office"
    kind = Kind.NOT_ENTITLED
    title = Text("立项须由监督检查室负责人办理", "A task is set up by the head of a supervision office")
    rule = _PLAN


class NoTitle(NamedRefusal):
    """The task has no name."""

    code = "task_no_title"
    title = Text("须写明任务名称", "The task is named")
    rule = _PLAN


class KindUnknown(NamedRefusal):
    """It is no kind of central work."""

    code = "task_kind_unknown"
    title = Text("不属于中心工作的类别", "Not a kind of central work")
    rule = Rule("S-01")


class NoBasis(NamedRefusal):
    """The document that sets it is not named."""

    code = "task_no_basis"
    title = Text("须注明部署该任务的文件", "The document that sets the task is named")
    rule = _PLAN


class NobodyLeads(NamedRefusal):
    """Neither a lead unit nor a task force is named."""

    code = "task_nobody_leads"
    title = Text("须明确牵头单位或者工作专班", "A lead unit or a task force is named")
    rule = _PLAN


class UnitUnfit(NamedRefusal):
    """A unit does not exist today, or is not of a kind that has this part in a task."""

    code = "task_unit_unfit"
    title = Text("所列单位不存在，或者不能承担该角色", "No unit of today, or none that can have this part")
    rule = _PLAN


class UnitTwice(NamedRefusal):
    """A unit has two parts."""

    code = "task_unit_twice"
    title = Text("同一单位在一项任务中只列一次", "A unit is named once")
    rule = _PLAN


class NoMilestones(NamedRefusal):
    """There is no milestone."""

    code = "task_no_milestones"
    title = Text("至少设一个节点", "There is at least one milestone")
    rule = _PLAN


class MilestoneTwice(NamedRefusal):
    """A code stands for two milestones."""

    code = "task_milestone_twice"
    title = Text("节点编码不得重复", "Each milestone has a code of its own")
    rule = _PLAN


class MilestoneUnclear(NamedRefusal):
    """What is to be reached, or to which quality, is not stated."""

    code = "task_milestone_unclear"
    title = Text("节点须写明内容和质量标准", "A milestone says what is to be reached, and to which quality")
    rule = Rule("S-08", "P-22")


class OwnerOutside(NamedRefusal):
    """The owner of a milestone has no part in the task."""

    code = "task_owner_outside"
    title = Text("节点责任单位须是本任务的牵头、专班或者承办单位", "The owner of a milestone has a part in the task")
    rule = _PLAN


class MilestonePast(NamedRefusal):
    """A new day of a milestone lies in the past."""

    code = "task_milestone_past"
    title = Text("新定的节点日期不得早于当日", "A day that is newly set does not lie in the past")
    rule = Rule("S-08", "P-22")


class ReachedChanged(NamedRefusal):
    """A milestone that was found reached is dropped or changed."""

    code = "task_reached_changed"
    kind = Kind.NOT_NOW
    title = Text("已认定达到的节点不得删改", "A milestone that was found reached stays as it is")
    rule = Rule("S-08")


class NothingRevised(NamedRefusal):
    """The plan is what it was."""

    code = "task_nothing_revised"
    title = Text("所报方案与现行方案相同", "The plan is what it was")
    rule = _PLAN


class NoReasons(NamedRefusal):
    """No reasons are stated."""

    code = "task_no_reasons"
    title = Text("须写明理由", "Reasons are stated")
    rule = _PLAN


class MilestonesOpen(NamedRefusal):
    """Not every milestone was found reached."""

    code = "task_milestones_open"
    kind = Kind.NOT_NOW
    title = Text("仍有节点未认定达到", "Not every milestone was found reached")
    rule = Rule("S-08", "P-22")


class LightStays(Refusal):
    """The day has begun, but under the calendar as it now is the light does not turn yet; the clock asks again."""

    code = "task_light_stays"
    kind = Kind.NOT_NOW
    title = Text("按现行工作日历，灯色尚无变化", "Under the calendar as it now is, the light does not turn yet")
    rule = Rule("S-08")
