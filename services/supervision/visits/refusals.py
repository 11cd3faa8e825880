"""Refusals of a visit until its team goes: what a plan fixes, who plans which kind, who goes (TV-01, TV-02, TV-06)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_TEAM = Rule("S-05", "P-32")


class KindNotYours(NamedRefusal):
    """The kind of visit is another head's to plan."""

    code = "visit_kind_not_yours"
    kind = Kind.NOT_ENTITLED
    title = Text("该类监督检查不由您安排", "Visits of this kind are not yours to plan")
    rule = Rule("S-05", "S-06", "S-07", "S-09")


class VisitUnitUnknown(NamedRefusal):
    """The unit does not exist today, or is none that is visited."""

    code = "visit_unit_unknown"
    title = Text("该单位今日不存在，或者不属于监督检查的对象", "No such unit today, or none that is visited")
    rule = Rule("S-05", "P-21")


class OutsideCompetence(NamedRefusal):
    """The unit is not looked after by the office that plans."""

    code = "visit_outside_competence"
    title = Text("该单位不由本室对口联系，不得越权检查", "Your office does not look after this unit")
    rule = Rule("P-21")


class NotResident(NamedRefusal):
    """The dispatched body is not resident at the unit."""

    code = "visit_not_resident"
    title = Text("本机构不派驻该单位", "Your body is not resident at this unit")
    rule = Rule("S-06", "P-21")


class VisitDayPast(NamedRefusal):
    """The day it is planned for has passed."""

    code = "visit_day_past"
    title = Text("计划日期不得早于今日", "The day it is planned for is not in the past")
    rule = Rule("P-21")


class RangeMissing(NamedRefusal):
    """Content, subject or scope is not fixed."""

    code = "visit_range_missing"
    title = Text("须写明检查内容、对象和范围", "Content, subject and scope are fixed")
    requires = Text("已写明检查内容、对象和范围", "Content, subject and scope are fixed")
    rule = Rule("P-21")


class MethodsMissing(NamedRefusal):
    """No method is named, one twice, or one that there is not."""

    code = "visit_methods_missing"
    title = Text("须从规定的检查方法中列明，每项一次", "Methods are named, each once, of those there are")
    rule = Rule("P-21")


class ListItemUnknown(NamedRefusal):
    """An item that is cited stands in no list in force."""

    code = "visit_list_item_unknown"
    title = Text("所引事项不在现行监督清单内", "The item stands in no supervision list in force")
    rule = Rule("S-14")


class TaskUnfit(NamedRefusal):
    """There is no such central task, or the unit has no part in it."""

    code = "visit_task_unfit"
    title = Text("没有这项中心任务，或者该单位不承担该任务", "No such central task, or the unit has no part in it")
    rule = Rule("S-01", "S-05")


class TaskNotUnderWay(NamedRefusal):
    """The central task is completed or stopped."""

    code = "visit_task_not_under_way"
    kind = Kind.NOT_NOW
    title = Text("该中心任务已经完成或者停止", "The central task is completed or stopped")
    rule = Rule("S-01", "S-05")


class OfAnotherKind(NamedRefusal):
    """Something is named that belongs to another kind of visit."""

    code = "visit_of_another_kind"
    title = Text("该项只适用于另一类监督检查", "This belongs to another kind of visit")
    rule = Rule("S-04", "S-09", "S-11")


class ItemsMissing(NamedRefusal):
    """A spot verification names no problem item, or one that is not the unit's."""

    code = "visit_items_missing"
    title = Text("抽核须列明该单位的问题事项", "A spot verification names problem items of the unit")
    rule = Rule("S-09", "G-52")


class SampleNotDrawn(NamedRefusal):
    """The common problem has no sample yet, or is none of the organ."""

    code = "visit_sample_not_drawn"
    kind = Kind.NOT_NOW
    title = Text("该共性问题尚未抽样", "The sample of that common problem is not drawn")
    rule = Rule("S-11", "G-50")


class UnitNotInSample(NamedRefusal):
    """The unit has no item in the sample."""

    code = "visit_unit_not_in_sample"
    title = Text("该单位没有被抽中的事项", "The unit has no item in the sample")
    rule = Rule("S-11", "G-50")


class RequestNotGranted(NamedRefusal):
    """There is no such request for joint supervision to the organ, or it is not granted."""

    code = "visit_request_not_granted"
    kind = Kind.NOT_NOW
    title = Text("没有这项商请，或者尚未同意派员", "No such request, or joint supervision was not granted")
    rule = Rule("S-04")


class UnitNotInRequest(NamedRefusal):
    """The unit has no part in the central task that the request is for."""

    code = "visit_unit_not_in_request"
    title = Text("该单位不承担商请所涉的中心任务", "The unit has no part in the task that the request is for")
    rule = Rule("S-04", "P-21")


class RequestTaken(NamedRefusal):
    """Another visit follows the request; a request gives one."""

    code = "visit_request_taken"
    kind = Kind.NOT_NOW
    title = Text("该商请已用于另一次监督检查", "Another visit follows this request")
    rule = Rule("S-04", "P-21")


class TopicUnknown(NamedRefusal):
    """A mark is none of the list, or named twice."""

    code = "visit_topic_unknown"
    title = Text("选题标准须从规定的三项中选，每项一次", "Marks are of those there are, each once")
    rule = Rule("S-07")


class TopicUnreasoned(NamedRefusal):
    """The topic lacks a mark, and nobody says why it was chosen."""

    code = "visit_topic_unreasoned"
    title = Text(
        "选题未同时符合小切口、关注度高、推进难度大的，须写明理由",
        "A topic that lacks one of the three marks is reasoned",
    )
    rule = Rule("S-07")


class NoBureau(NamedRefusal):
    """There is no one inspection bureau to be asked, or it is the one to be visited."""

    code = "visit_no_bureau"
    title = Text(
        "没有可以会同的督查局，或者被检查单位就是督查局",
        "There is no one inspection bureau to ask, or it is the unit to be visited",
    )
    rule = Rule("S-07", "G-53")


class NotTheHead(NamedRefusal):
    """The caller neither planned it nor heads the office that visits."""

    code = "visit_not_the_head"
    kind = Kind.NOT_ENTITLED
    title = Text("须由安排人或者检查室（机构）负责人办理", "For who planned it, or the head of the office that visits")
    rule = Rule("S-05", "S-06", "P-21")


class TeamTooSmall(NamedRefusal):
    """The team is smaller than it must be."""

    code = "visit_team_too_small"
    title = Text("检查组人数不足", "The team is too small")
    rule = _TEAM


class MemberTwice(NamedRefusal):
    """Somebody is named twice."""

    code = "visit_member_twice"
    title = Text("同一人员只列一次", "Everybody is named once")
    rule = _TEAM


class MemberUnfit(NamedRefusal):
    """Somebody is not of the organs whose people visit."""

    code = "visit_member_unfit"
    title = Text(
        "成员须为本机关监督检查室、派驻机构人员；联合检查时还可以有当地纪委监委人员",
        "Members are of the organ's offices and bodies; of the local organ in a joint visit",
    )
    rule = _TEAM


class LeaderUnfit(NamedRefusal):
    """The leader is not of the organ that visits."""

    code = "visit_leader_unfit"
    title = Text("组长须为本机关监督检查室或者派驻机构人员", "The leader is of the organ's own offices or bodies")
    rule = _TEAM


class MemberOfUnit(NamedRefusal):
    """Somebody holds a post in the unit that is visited."""

    code = "visit_member_of_unit"
    title = Text("在被检查单位任职的人员不得参加", "Nobody who holds a post in the unit goes")
    rule = Rule("P-09")


class TeamNotJoint(NamedRefusal):
    """A joint team lacks one of the three kinds of organs."""

    code = "visit_team_not_joint"
    title = Text(
        "“室组地”联合检查须有监督检查室、派驻机构和当地纪委监委人员",
        "A joint team has members of the office, a dispatched body and the local organ",
    )
    rule = Rule("P-32", "S-05")


class VisitRecusalMissing(NamedRefusal):
    """Somebody who goes has not declared."""

    code = "visit_recusal_missing"
    title = Text("检查组人员均须作回避声明", "Everybody who goes declares on recusal")
    rule = Rule("P-09")


class VisitRecusalUnknown(NamedRefusal):
    """The ground of recusal is none of the list."""

    code = "visit_recusal_unknown"
    title = Text("没有此项回避事由", "There is no such ground of recusal")
    rule = Rule("P-09")


class VisitRecused(NamedRefusal):
    """Somebody goes to whom a ground of recusal applies."""

    code = "visit_recused"
    title = Text("应当回避的人员不得参加", "Nobody to whom a ground of recusal applies goes")
    rule = Rule("P-09")


class VisitReasonsMissing(NamedRefusal):
    """No reasons are stated."""

    code = "visit_no_reasons"
    title = Text("须写明理由", "Reasons are stated")
    rule = Rule("P-21", "P-17")
