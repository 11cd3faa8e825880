"""Refusals after the talk: plan, report, slips, visits, escalation, pursuit."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class PlanIncomplete(NamedRefusal):
    """A problem has no measure, or has two, or a measure is about none."""

    code = "rectification_plan_incomplete"
    title = Text("每一项问题均须有一项整改措施", "Each problem of the list has one measure, in words")
    requires = Text("每一项问题均有整改措施", "Each problem has a measure")
    rule = Rule("A-19", "S-12")


class ResponsibleNotOfUnit(NamedRefusal):
    """Who is to answer for it is not of the unit."""

    code = "responsible_not_of_unit"
    title = Text("责任人须为该单位人员", "Whoever answers for it is of the unit")
    requires = Text("责任人明确", "It is clear who answers for it")
    rule = Rule("A-19")


class PlanBeyondLimit(NamedRefusal):
    """The day lies beyond the limit or in the past."""

    code = "plan_beyond_limit"
    title = Text(
        "完成时限不得早于今日，也不得超过约谈后三十日或者督办单的期限",
        "The day is not past and not beyond thirty days after the talk, or the day of the last slip",
    )
    requires = Text("完成时限符合要求", "The day is within the limit")
    rule = Rule("G-40")


class ReportEmpty(NamedRefusal):
    """Nothing is reported, or on a problem that is not on the list, or twice, or without words."""

    code = "rectification_report_empty"
    title = Text("须就清单所列问题逐项报告，不得重复", "Report on problems of the list, each once, in words")
    requires = Text("报告逐项对应问题清单", "The report follows the problem list")
    rule = Rule("A-19", "S-12")


class NothingOverdue(NamedRefusal):
    """The day has not passed, or the unit has reported that all is put right."""

    code = "rectification_not_overdue"
    kind = Kind.NOT_NOW
    title = Text("整改尚未逾期，不发督办单", "Nothing is overdue: no slip")
    requires = Text("整改已逾期", "The rectification is overdue")
    rule = Rule("P-22", "G-55")


class SlipStillRuns(NamedRefusal):
    """The former slip's day has not passed."""

    code = "slip_still_runs"
    kind = Kind.NOT_NOW
    title = Text("上一张督办单的期限未到", "The day of the former slip has not passed")
    requires = Text("上一张督办单逾期未办", "The former slip stayed unanswered")
    rule = Rule("P-22")


class SlipOutOfOrder(NamedRefusal):
    """The colour is not the next one."""

    code = "slip_out_of_order"
    title = Text("督办单按蓝、橙、红依次发出", "Slips go blue, orange, red, each once")
    requires = Text("督办单颜色依次递进", "The colour is the next one")
    rule = Rule("P-22", "G-55")


class SlipIncomplete(NamedRefusal):
    """Number or demand is missing, or the new day is not ahead, or beyond the limit."""

    code = "slip_incomplete"
    title = Text(
        "督办单须有文号、要求，期限须在今日之后、三十日以内",
        "A slip needs a number, a demand and a day ahead within thirty days",
    )
    requires = Text("督办单要素齐全", "The slip is complete")
    rule = Rule("P-22", "G-40")


class NoReportStanding(NamedRefusal):
    """The unit has not reported that all is put right, or a visit found otherwise since."""

    code = "no_report_standing"
    kind = Kind.NOT_NOW
    title = Text("该单位尚未报告全部整改到位", "The unit has not reported that all is put right")
    requires = Text("该单位已报告全部整改到位", "The unit has reported that all is put right")
    rule = Rule("S-09", "A-19")


class VisitorsWrong(NamedRefusal):
    """Fewer than two went, or somebody who is not of the organ, is named twice or recused."""

    code = "verifiers_wrong"
    title = Text("实地核验须有两名以上本机关人员，不重复、不回避", "At least two of the organ go, none recused")
    requires = Text("核验人员符合要求", "The visitors are in order")
    rule = Rule("S-09", "P-09")


class VisitDayWrong(NamedRefusal):
    """The visit lies before what it verifies, or in the future; or the place is missing."""

    code = "visit_day_wrong"
    title = Text(
        "核验日不得早于报告日或者约谈日，不得晚于今日，并须有地点",
        "The visit is not before the report or the talk, not after today, and has a place",
    )
    requires = Text("核验日期和地点明确", "Day and place of the visit are in order")
    rule = Rule("S-09")


class ItemsUnverified(NamedRefusal):
    """A problem was not looked at, or one that is not on the list."""

    code = "items_unverified"
    title = Text("清单每一项均须核验一次并写明所见", "Each problem of the list is looked at once, in words")
    requires = Text("清单逐项核验", "Each problem was looked at")
    rule = Rule("S-09")


class NotAllPutRight(NamedRefusal):
    """Something was found not to be put right: it cannot be verified."""

    code = "not_all_put_right"
    title = Text("仍有问题未整改到位，不能核验通过", "Not everything is put right: it cannot be verified")
    requires = Text("问题均已整改到位", "Everything is put right")
    rule = Rule("S-09", "S-12")


class NothingWanting(NamedRefusal):
    """Everything is put right and nothing false: it is verified instead."""

    code = "nothing_wanting"
    title = Text("问题均已整改且无虚假，应当核验通过", "Everything is put right and nothing false: verify it instead")
    requires = Text("有问题未整改到位或者报告虚假", "Something is wanting or false")
    rule = Rule("S-09", "S-12")


class FalsityUnproven(NamedRefusal):
    """The report is called false without saying in what; or the words stand without the finding."""

    code = "falsity_unproven"
    title = Text("认定弄虚作假须写明虚假之处和依据，且须有报告在案", "Say in what the report was false, and the proof")
    requires = Text("弄虚作假的认定有依据", "The finding of falsity is proven")
    rule = Rule("S-12")


class AnotherTryWrong(NamedRefusal):
    """The new day is not ahead or beyond the limit."""

    code = "another_try_wrong"
    title = Text("重新整改的期限须在今日之后、三十日以内", "The new day is ahead and within thirty days")
    requires = Text("重新整改期限符合要求", "The new day is within the limit")
    rule = Rule("G-40", "S-12")


class GroundUnknown(NamedRefusal):
    """No such ground of escalation."""

    code = "escalation_ground_unknown"
    title = Text("没有此项升级事由", "There is no such ground of escalation")
    requires = Text("升级事由明确", "The ground is one of the four")
    rule = Rule("A-06", "S-12")


class EscalationUnfounded(NamedRefusal):
    """The record does not show the ground."""

    code = "escalation_unfounded"
    title = Text("案卷不能证明该升级事由", "The record does not prove this ground of escalation")
    requires = Text("案卷能够证明升级事由", "The record proves the ground")
    rule = Rule("A-06", "S-12", "P-22")


class RefusalUnevidenced(NamedRefusal):
    """That rectification was refused needs evidence of its own."""

    code = "refusal_unevidenced"
    title = Text("拒不整改须逐项列明依据", "That rectification is refused needs stated evidence")
    requires = Text("拒不整改的依据已列明", "The refusal is evidenced")
    rule = Rule("S-12")


class EscalationPending(NamedRefusal):
    """One proposal waits for the leader already."""

    code = "escalation_pending"
    kind = Kind.NOT_NOW
    title = Text("已有升级建议待分管领导决定", "A proposal to escalate waits for the leader already")
    requires = Text("没有待决定的升级建议", "No proposal waits")
    rule = Rule("A-06")


class NoEscalationProposed(NamedRefusal):
    """Nothing was proposed."""

    code = "no_escalation_proposed"
    kind = Kind.NOT_NOW
    title = Text("没有待决定的升级建议", "No proposal to escalate waits")
    requires = Text("有待决定的升级建议", "A proposal waits")
    rule = Rule("A-06", "S-12")


class EscalationOneHand(NamedRefusal):
    """Who proposed it does not decide on it."""

    code = "escalation_one_hand"
    kind = Kind.NOT_ENTITLED
    title = Text("升级的提出和决定须由不同人员进行", "Proposing and deciding on escalation are in different hands")
    requires = Text("提出和决定由不同人员进行", "Proposing and deciding are in different hands")
    rule = Rule("P-09", "A-06")


class PursuitUnreasoned(NamedRefusal):
    """The decision on pursuit has no reasons."""

    code = "pursuit_unreasoned"
    title = Text("本层级须就是否追责作出有理由的决定", "At this tier the decision whether to pursue needs reasons")
    requires = Text("是否追责的理由已写明", "The decision on pursuit is reasoned")
    rule = Rule("A-01", "A-02", "A-03", "G-38")


class PursuitNotAutomatic(NamedRefusal):
    """The tier says nothing of pursuit: a case is opened only by hand, with a reason of its own."""

    code = "pursuit_not_automatic"
    title = Text("本层级不自动追责，人工启动须说明理由", "This tier pursues nobody by itself: by hand, with a reason")
    requires = Text("人工启动追责的理由已写明", "It is stated why a case is opened by hand")
    rule = Rule("G-38", "A-04", "A-05")


class CaseWithoutPursuit(NamedRefusal):
    """An object is named although no case is opened."""

    code = "case_without_pursuit"
    title = Text("不追责的，不得指明问责对象", "Without pursuit no object is named")
    requires = Text("问责对象与决定相符", "The object agrees with the decision")
    rule = Rule("G-38")


class ObjectNotLeader(NamedRefusal):
    """The person was no leader of the unit on the day of the event: not an object of accountability."""

    code = "interview_object_not_leader"
    title = Text(
        "该人员事发当日不是该单位领导，不能作为问责对象",
        "On the day of the event this person was no leader of the unit: no object of accountability",
    )
    requires = Text("问责对象为该单位领导", "The object was a leader of the unit")
    rule = Rule("P-15", "A-13")
