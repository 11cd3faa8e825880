"""The ways service, execution and closing of a case are refused (TA-12, TA-14, P-28)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class ServiceUnproven(NamedRefusal):
    """A receipt is missing, or a day of service lies before the decision or in the future."""

    code = "case_service_unproven"
    title = Text("送达缺少回证，或者日期不在决定日与今日之间", "The service lacks receipt or possible day")
    requires = Text("有送达回证，日期在决定日与今日之间", "A receipt, and a day since the decision")
    rule = Rule("TA-12", "P-28")


class UnitNotServed(NamedRefusal):
    """The official's unit was not served."""

    code = "case_unit_not_served"
    title = Text("未向本人所在单位送达", "The official's unit was not served")
    requires = Text("同时送达本人和所在单位", "Served on the official and on the unit")
    rule = Rule("TA-12", "P-28")


class OrgDepartmentNotInformed(NamedRefusal):
    """No organization department was informed, or what is named is none."""

    code = "org_department_not_informed"
    title = Text("未通报组织部门", "No organization department was informed")
    requires = Text("已通报组织部门", "The organization department is informed")
    rule = Rule("TA-12", "P-28", "P-15")


class CombinedPeriodWrong(NamedRefusal):
    """A combined period without several administrative sanctions, or outside what is allowed."""

    code = "combined_period_wrong"
    title = Text("合并的影响期不符合规定", "The combined impact period is not one the rules allow")
    requires = Text(
        "仅数个政务处分可以合并，不短于最重的一个，不长于总和和最高月数",
        "Several administrative sanctions; from the heaviest to the sum, never above the maximum",
    )
    rule = Rule("P-19")


class StepUnknown(NamedRefusal):
    """There is no such step, or this decision does not need it."""

    code = "execution_step_unknown"
    title = Text("没有此项执行事项或者本决定不需要", "There is no such step, or this decision needs none")
    requires = Text("属于本决定的执行事项", "A step that this decision needs")
    rule = Rule("P-28")


class StepAlreadyDone(NamedRefusal):
    """The step is on record already."""

    code = "execution_step_already_done"
    kind = Kind.NOT_NOW
    title = Text("该执行事项已登记", "This step is on record already")
    rule = Rule("P-28")


class StepUnproven(NamedRefusal):
    """The step has no document, or an impossible day."""

    code = "execution_step_unproven"
    title = Text("执行事项缺少文书编号，或者日期不在决定日与今日之间", "The step lacks document or possible day")
    requires = Text("有文书编号，日期在决定日与今日之间", "A document, and a day since the decision")
    rule = Rule("P-28")


class AnnouncersTooFew(NamedRefusal):
    """Fewer than two announced it, or persons who are not of the organ or must recuse."""

    code = "announcers_too_few"
    title = Text("宣布人员少于二人或者不符合要求", "Fewer than two announced it, or the wrong persons")
    requires = Text("由本机关二名以上无需回避的人员宣布", "Announced by at least two of the organ who need not recuse")
    rule = Rule("P-28", "P-09")


class OpinionNotWritten(NamedRefusal):
    """It is not recorded what the object wrote on the decision."""

    code = "opinion_not_written"
    title = Text("未记录被处理人在决定书上签署的意见", "What its object wrote on the decision is not recorded")
    requires = Text("记录被处理人签署的意见", "The opinion written on the decision is recorded")
    rule = Rule("P-28")


class PostponementWrong(NamedRefusal):
    """Something else than the change of post would be put off, without reason, or for too long."""

    code = "postponement_wrong"
    title = Text("延期事项、理由或者期限不符合规定", "Only a change of post, with reason, within the maximum")
    requires = Text("仅职务工资变更可说明理由延期，最长六个月", "A change of post, with a reason, six months at most")
    rule = Rule("P-28")


class ReportTooEarly(NamedRefusal):
    """Execution would be reported while other steps are open."""

    code = "execution_report_too_early"
    kind = Kind.NOT_NOW
    title = Text("其他执行事项尚未完成", "Other steps of execution are still open")
    rule = Rule("P-28")


class NotServedYet(NamedRefusal):
    """The decision is not served yet."""

    code = "case_not_served_yet"
    kind = Kind.NOT_NOW
    title = Text("决定尚未送达", "The decision is not served yet")
    rule = Rule("TA-12", "P-28")


class CloserHadAPart(NamedRefusal):
    """Whoever closes handled, drafted or examined the case."""

    code = "closer_had_a_part"
    kind = Kind.NOT_ENTITLED
    title = Text("承办、拟稿、审理人员不得办结本案", "Whoever handled, drafted or examined it does not close it")
    rule = Rule("P-09", "TA-14")


class ExecutionNotReported(NamedRefusal):
    """Steps of execution are open, the report at least."""

    code = "execution_not_reported"
    kind = Kind.NOT_NOW
    title = Text("执行事项尚未完成并报告", "Execution is not complete and reported")
    requires = Text("各项执行事项完成并已报告", "Every step is done and execution reported")
    rule = Rule("TA-14", "P-28")


class FollowUpPlanMissing(NamedRefusal):
    """A sanction with an impact period has no follow-up."""

    code = "follow_up_plan_missing"
    kind = Kind.NOT_NOW
    title = Text("有影响期的处理没有回访计划", "A sanction with an impact period has no follow-up")
    requires = Text("有影响期的处理均有回访计划", "Every sanction with an impact period has its follow-up")
    rule = Rule("TA-14", "D-01")


class RecourseRuns(NamedRefusal):
    """A review is not served yet, or may still be applied for."""

    code = "recourse_runs"
    kind = Kind.NOT_NOW
    title = Text("复审复核尚未了结或者仍可申请", "A review is not over, or may still be applied for")
    requires = Text("没有未了结的复审复核，申请期限已过", "No review is open and the term for applying is over")
    rule = Rule("TA-13", "TA-14", "P-14", "P-20")


class ClosingNoteMissing(NamedRefusal):
    """There is no note for the file."""

    code = "case_closing_note_missing"
    title = Text("未写明归档说明", "There is no note for the file")
    requires = Text("写明归档说明", "A note for the file")
    rule = Rule("TA-14")
