"""The ways an act on a probation is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class NotForProbation(NamedRefusal):
    """It was no negligence, or it had a serious consequence, or neither is shown."""

    code = "not_for_probation"
    title = Text(
        "只有过失且未造成严重后果并有依据的，才能设置考验期",
        "A probation is only for negligence without serious consequence, both shown",
    )
    requires = Text("属于过失且未造成严重后果，均有依据", "Negligence without serious consequence, both shown")
    rule = Rule("A-07", "A-08", "G-41")


class MonthsOutOfRange(NamedRefusal):
    """The months are not one, two or three."""

    code = "probation_months_out_of_range"
    title = Text("考验期只能为一至三个月", "A probation lasts one, two or three calendar months")
    requires = Text("考验期为一至三个月", "The probation lasts one to three calendar months")
    rule = Rule("A-08", "G-41")


class GoalsMissing(NamedRefusal):
    """No goal is written, or one without a measure."""

    code = "probation_goals_missing"
    title = Text("未写明考验目标及其衡量标准", "No goal is written, or one without its measure")
    requires = Text("写明考验目标及其衡量标准", "Every goal is written with its measure")
    rule = Rule("A-08")


class ProbationUnreasoned(NamedRefusal):
    """Opinion or reasons are missing."""

    code = "probation_unreasoned"
    title = Text("未写明理由或者意见", "Reasons or opinion are missing")
    requires = Text("写明理由或者意见", "Reasons or opinion are stated")
    rule = Rule("A-08", "G-41")


class CaseNotForProbation(NamedRefusal):
    """The case is neither under investigation nor where tolerance is weighed, or is to end without liability."""

    code = "case_not_for_probation"
    kind = Kind.NOT_NOW
    title = Text("案件当前阶段不能设置考验期", "No probation can be set where the case stands")
    requires = Text("案件处于调查或者容错审查阶段", "The case is under investigation, or tolerance is weighed")
    rule = Rule("A-07", "G-41")


class NotMereNegligence(NamedRefusal):
    """The determination of tolerance found private gain or a knowing breach: that is no negligence."""

    code = "not_mere_negligence"
    kind = Kind.NOT_NOW
    title = Text(
        "容错认定查明谋取私利或者明知故犯，不属过失，不能设置考验期",
        "The determination found private gain or a knowing breach, which is no negligence: no probation",
    )
    rule = Rule("A-07", "X-05", "G-41", "G-43")


class ProbationAlready(NamedRefusal):
    """There was a probation on the case, or one is proposed."""

    code = "probation_already"
    kind = Kind.NOT_NOW
    title = Text("本案已设置或者提出过考验期", "There is or was a probation on this case")
    requires = Text("本案没有其他考验期", "There is no other probation on this case")
    rule = Rule("G-41")


class BarredFromProbation(NamedRefusal):
    """Who acts is recused from the case, or is on probation himself."""

    code = "probation_barred"
    kind = Kind.NOT_ENTITLED
    title = Text("您应当回避本件", "You may take no part in this")
    rule = Rule("P-09")


class ProposerSets(NamedRefusal):
    """Who proposed it would set it."""

    code = "probation_proposer_sets"
    kind = Kind.NOT_ENTITLED
    title = Text("提出人不得审批同一考验期", "Who proposed it does not set it")
    rule = Rule("P-09", "G-41")


class SetterEvaluates(NamedRefusal):
    """Who set, extended or proposed it would evaluate it."""

    code = "probation_setter_evaluates"
    kind = Kind.NOT_ENTITLED
    title = Text("设置考验期的人员不得评估", "Who set it does not evaluate it")
    rule = Rule("A-08", "G-41")


class NotHandlerEvaluates(NamedRefusal):
    """Somebody else of the office would evaluate for the handlers of the case."""

    code = "probation_not_handler"
    kind = Kind.NOT_ENTITLED
    title = Text("您不是本案承办人", "You are not a handler of the case")
    rule = Rule("P-09")


class NoticeNotServed(NamedRefusal):
    """The notice lacks a part, or its day of service is impossible."""

    code = "probation_notice_not_served"
    title = Text("考验期告知书缺项或者未送达", "The notice lacks a part or was not served")
    requires = Text("考验期告知书内容完整并已送达", "The notice is complete and served")
    rule = Rule("A-08", "G-41")


class ExtendedBefore(NamedRefusal):
    """It was made longer once already."""

    code = "probation_extended_before"
    kind = Kind.NOT_NOW
    title = Text("考验期只能延长一次", "A probation is made longer once at most")
    requires = Text("考验期尚未延长过", "It was not made longer before")
    rule = Rule("G-41")


class NoLonger(NamedRefusal):
    """The extension makes nothing longer, or comes after the end."""

    code = "probation_no_longer"
    title = Text("延长后的期限应当长于原期限且在期满前办理", "An extension makes it longer, before its end")
    requires = Text("延长后的期限长于原期限且在期满前办理", "It becomes longer, before its end")
    rule = Rule("G-41", "G-04")


class GoalsUnassessed(NamedRefusal):
    """A goal is not held against facts with evidence, or twice."""

    code = "probation_goals_unassessed"
    title = Text("未对照事实逐项评估考验目标", "A goal is not held against facts with evidence")
    requires = Text("对照事实逐项评估考验目标", "Every goal is held against facts with evidence")
    rule = Rule("A-08")


class EvaluatedTooEarly(NamedRefusal):
    """Before the end, and neither clear failure nor clear success is reasoned, or it says the contrary."""

    code = "probation_evaluated_too_early"
    title = Text(
        "期满前评估须为明显未整改或者成效明显，并说明理由", "Before the end only clear failure or success, with reasons"
    )
    requires = Text("期满，或者已明显可以得出结论", "It is over, or the result is clear already")
    rule = Rule("A-08")


class ResultContradicted(NamedRefusal):
    """Passed without active rectification and clear effect within the time, or failed with both."""

    code = "probation_result_contradicted"
    title = Text(
        "主动整改且成效明显的为通过，否则为未通过；结论与认定不一致",
        "Passed means put right actively, in time and with clear effect; the result says otherwise",
    )
    requires = Text("结论与主动整改、成效的认定一致", "The result agrees with rectification and effect")
    rule = Rule("A-08")


class ProposalContradicted(NamedRefusal):
    """Passed without a proposal of the list, or failed with one."""

    code = "probation_proposal_contradicted"
    title = Text(
        "通过的须提出从轻、减轻或者免予意见；未通过的不得提出", "Passed has a proposal of the list; failed has none"
    )
    requires = Text("通过的有处理建议，未通过的没有", "Passed has a proposal, failed has none")
    rule = Rule("A-08", "G-41")
