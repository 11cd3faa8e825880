"""The ways a step of a follow-up is refused: visits, grade, breaches of rights."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class TooFewVisitors(NamedRefusal):
    """Fewer than two different persons visit."""

    code = "too_few_visitors"
    title = Text("回访人员不足规定人数", "Fewer persons visit than are required")
    requires = Text("回访须由不少于规定人数的人员共同进行", "At least the required number of persons visit together")
    rule = Rule("P-27", "D-02")


class VisitorUnfit(NamedRefusal):
    """A visitor is no officer of the organ, decided the sanction, is recused, or is the person visited."""

    code = "visitor_unfit"
    title = Text(
        "回访人员须为本机关承办人员，且未参与作出处理决定、不属回避人员和本人",
        "A visitor is an officer of the organ who did not decide the sanction, is not recused and is not the person",
    )
    requires = Text("回访人员与作出决定的人员相分离", "Visitors are not those who decided")
    rule = Rule("P-27", "P-09")


class VisitOutsidePeriod(NamedRefusal):
    """The day lies before the sanction took effect or after the end of the impact period."""

    code = "visit_outside_period"
    title = Text("回访日期不在处理生效至影响期届满之间", "The visit is not between effect and end of the impact period")
    requires = Text("在处理生效至影响期届满之间回访", "Visits are made between effect and end of the impact period")
    rule = Rule("D-01", "P-27")


class VisitDayImpossible(NamedRefusal):
    """A visit is planned for a day that is past, or recorded for a day to come."""

    code = "visit_day_impossible"
    title = Text("回访日期与计划或者登记时间不符", "The day does not agree with when it is planned or recorded")
    requires = Text("先计划后回访，回访后登记", "A visit is planned before and recorded after")
    rule = Rule("P-27")


class OutlineMissing(NamedRefusal):
    """There is no outline of the visit."""

    code = "outline_missing"
    title = Text("未事先拟定回访提纲", "There is no outline of the visit")
    requires = Text("回访前拟定提纲", "An outline is made beforehand")
    rule = Rule("P-27")


class VisitUnplanned(NamedRefusal):
    """A visit is recorded that nobody planned, so that there was no outline beforehand."""

    code = "visit_unplanned"
    kind = Kind.NOT_NOW
    title = Text("尚无回访计划和提纲", "There is no plan and no outline of this visit yet")
    rule = Rule("P-27")


class FollowupPeriodOver(NamedRefusal):
    """The impact period is over: there are no more visits, and the head decides what follows."""

    code = "followup_period_over"
    kind = Kind.NOT_NOW
    title = Text("影响期已满，不再安排回访", "The impact period is over; no more visits are planned")
    rule = Rule("D-03", "P-27")


class NotVisitor(NamedRefusal):
    """Whoever records, returns or grades was not one of the visitors."""

    code = "not_visitor"
    kind = Kind.NOT_ENTITLED
    title = Text("仅回访人员可以登记和评定", "Only who visits records and grades")
    rule = Rule("P-27")


class VisitChecksIncomplete(NamedRefusal):
    """One of the three checks is missing, made twice, unknown, or says nothing."""

    code = "visit_checks_incomplete"
    title = Text(
        "执行情况、现实表现、权利保障三项检查须各有结论",
        "Execution, performance and rights: each is checked once, with what was found",
    )
    requires = Text("三项检查各有结论", "Each of the three checks has its finding")
    rule = Rule("D-02")


class VisitMethodsIncomplete(NamedRefusal):
    """Listening, looking or talking is missing, noted twice, or says nothing."""

    code = "visit_methods_incomplete"
    title = Text("听、看、谈三种方式须各有记录", "Listening, looking and talking: each is noted once")
    requires = Text("听、看、谈各有记录", "Listening, looking and talking are each noted")
    rule = Rule("P-27")


class TalkUnrecorded(NamedRefusal):
    """Nothing is noted of what the person said."""

    code = "talk_unrecorded"
    title = Text("未记录谈心谈话中本人所述", "Nothing is noted of what the person said")
    requires = Text("须记录谈心谈话情况", "The heart-to-heart talk is recorded")
    rule = Rule("D-01")


class RecorderGrades(NamedRefusal):
    """Whoever wrote the record would sign it for the other visitor, too."""

    code = "recorder_grades"
    kind = Kind.NOT_ENTITLED
    title = Text("登记人不得自行签认和评定", "Who wrote the record does not sign it for the other visitor")
    rule = Rule("P-27")


class SignerIsThere(NamedRefusal):
    """The head would return a record that another visitor can still sign or return."""

    code = "signer_is_there"
    kind = Kind.NOT_NOW
    title = Text("其他回访人员仍可签认，不得代为退回", "Another visitor can still sign the record or return it")
    rule = Rule("P-27")


class GradeUnknown(NamedRefusal):
    """The grade is none of the profile's."""

    code = "grade_unknown"
    title = Text("没有此评定等次", "There is no such grade")
    requires = Text("评定等次须在目录之内", "The grade is one of the list")
    rule = Rule("P-27")


class GradeUnreasoned(NamedRefusal):
    """The grade, or that the record is returned, has no reasons."""

    code = "grade_unreasoned"
    title = Text("未写明理由", "The reasons are missing")
    requires = Text("须写明理由", "Reasons are given")
    rule = Rule("D-02", "P-27")


class GradeAgainstChecks(NamedRefusal):
    """The visit is graded good though execution or performance was found wanting."""

    code = "grade_against_checks"
    title = Text("执行或者表现检查存在问题的，不得评为好", "Not good: execution or performance was found wanting")
    requires = Text("评定与检查结论相符", "The grade agrees with the checks")
    rule = Rule("D-02", "P-27")


class NoSuchBreach(NamedRefusal):
    """There is no such breach of rights, or it is put right already."""

    code = "no_such_breach"
    title = Text("没有该项未纠正的权利侵害", "There is no such breach that is still open")
    requires = Text("须指明未纠正的权利侵害", "A breach that is still open is named")
    rule = Rule("D-02")


class RemedyUnproven(NamedRefusal):
    """It is not said what was done about the breach, since when, or what proves it."""

    code = "remedy_unproven"
    title = Text("未写明纠正情况、日期或者佐证", "What was done, since when or its proof is missing")
    requires = Text("须写明纠正情况并附佐证", "It is said what was done, with proof")
    rule = Rule("D-02")
