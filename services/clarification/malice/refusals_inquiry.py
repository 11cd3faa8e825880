"""The ways an act of the inquiry is refused (TW-01 to TW-05): suspicion, handlers, ends short of malice, elements."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.refusing import NamedRefusal


class LeadNotUntrue(NamedRefusal):
    """No item of the lead was found untrue; what cannot be proven is not untrue (G-25)."""

    code = "lead_not_untrue"
    title = Text("该线索没有认定失实的问题", "No item of the lead was found untrue")
    requires = Text("至少一项问题认定失实，无法查实不等于失实", "At least one item is untrue; unprovable is not untrue")
    rule = Rule("P-01", "G-25")


class SignsIncomplete(NamedRefusal):
    """Not each of the five signs is ticked once, yes or no, with a note."""

    code = "signs_incomplete"
    title = Text("五个方面未逐项判断并说明", "Not each of the five signs is ticked with a note")
    requires = Text("五个方面逐项判断并说明", "Each of the five signs is ticked once, with a note")
    rule = Rule("P-02", "G-29")


class SuspicionUnstated(NamedRefusal):
    """It is not said what gives rise to the suspicion."""

    code = "suspicion_unstated"
    title = Text("未说明诬告嫌疑的由来", "It is not stated what gives rise to the suspicion")
    requires = Text("说明诬告嫌疑的由来", "What gives rise to the suspicion is stated")
    rule = Rule("P-02")


class AlreadySuspected(NamedRefusal):
    """There is a case on that lead already."""

    code = "already_suspected"
    kind = Kind.NOT_NOW
    title = Text("该线索已有诬告嫌疑案件", "There is a case on this lead already")
    requires = Text("该线索没有诬告嫌疑案件", "There is no case on this lead yet")
    rule = Rule("P-02")


class NoHeadOfOffice(NamedRefusal):
    """The directory knows nobody who heads the office, or the organ, and is free to act."""

    code = "no_head_of_office"
    title = Text("机构目录中没有可以办理的负责人", "The directory knows no head who could act")
    requires = Text("机构目录中有可以办理的负责人", "The directory knows a head who can act")
    rule = Rule("P-03", "P-06")


class UntruthAlone(NamedRefusal):
    """The suspicion rests on the untruth of the report alone; that never suffices for an investigation."""

    code = "untruth_alone"
    title = Text("仅有失实结论，不足以开展诬告核查", "An untrue finding alone does not suffice for an investigation")
    requires = Text("除失实结论外，另有迹象", "Something besides the untruth speaks for malice")
    rule = Rule("P-02", "G-29")


class NoHandlerOfOffice(NamedRefusal):
    """Nobody is named, or somebody who is no officer of the office that day, or is the accused."""

    code = "no_handler_of_office"
    title = Text("未指定承办人，或者所指定的不是本部门承办人员", "Nobody is named, or nobody of this office")
    requires = Text("承办人须为本部门承办人员", "Handlers are officers of the office")
    rule = Rule("P-06")


class HandlerRecusalUndeclared(NamedRefusal):
    """Head or handler has not declared on recusal, or by an unknown ground."""

    code = "handler_recusal_undeclared"
    title = Text("负责人或者承办人未作回避声明", "The head or a handler has not declared on recusal")
    requires = Text("负责人和承办人均已作回避声明", "Head and handlers have declared on recusal")
    rule = Rule("P-09")


class RecusedFromMalice(NamedRefusal):
    """A person named, or acting, is recused or has a ground of recusal."""

    code = "recused_from_malice"
    kind = Kind.NOT_ENTITLED
    title = Text("应当回避的人员不得参与", "Whoever is recused takes no part")
    requires = Text("参与人员均无应当回避的情形", "Nobody taking part is recused")
    rule = Rule("P-09")


class RecusalGroundUnknown(NamedRefusal):
    """There is no such ground of recusal."""

    code = "recusal_ground_unknown"
    title = Text("没有此项回避事由", "There is no such ground of recusal")
    rule = Rule("P-09")


class OneHandTwice(NamedRefusal):
    """One person would do two steps that two persons do: propose and decide, draft and examine."""

    code = "one_hand_twice"
    kind = Kind.NOT_ENTITLED
    title = Text("提出与决定须由不同人员进行", "Who proposes and who decides are two persons")
    requires = Text("提出与决定由不同人员进行", "Who proposes and who decides are two persons")
    rule = Rule("P-02", "P-03")


class ReasonsUnstated(NamedRefusal):
    """Reasons, facts or an opinion are empty."""

    code = "malice_reasons_unstated"
    title = Text("未写明理由或者意见", "Reasons or opinion are not stated")
    requires = Text("写明理由或者意见", "Reasons and opinion are stated")
    rule = Rule("P-02", "P-03")


class SourceUnexplained(NamedRefusal):
    """A mistake is claimed without an unproven element, or without explaining where the belief came from."""

    code = "source_unexplained"
    title = Text("认定错告，须指明未证实的要件并说明事实来源", "An element is to be unproven, the source explained")
    requires = Text("指明未证实的要件并说明事实来源", "An element is unproven and the source is explained")
    rule = Rule("P-02", "W-04")


class EducationOnly(NamedRefusal):
    """Another measure than education is proposed or taken after a mistaken accusation."""

    code = "education_only"
    title = Text("对错告只能批评教育，不得采取其他措施", "After a mistaken accusation education is all that may follow")
    requires = Text("对错告只批评教育", "Nothing but education follows a mistaken accusation")
    rule = Rule("P-02", "W-04")


class EducationDayWrong(NamedRefusal):
    """The talk is said to have been held before the decision or on a day still to come."""

    code = "education_day_wrong"
    title = Text("谈话日期不在决定之日与今日之间", "The talk lies before the decision or in the future")
    requires = Text("谈话日期在决定之日与今日之间", "The talk lies between the decision and today")
    rule = Rule("P-02")


class AlreadyEducated(NamedRefusal):
    """The talk is on record; it is held once."""

    code = "already_educated"
    kind = Kind.NOT_NOW
    title = Text("批评教育已经记录", "The education talk is on record already")
    rule = Rule("P-02")


class NoSuchProposal(NamedRefusal):
    """No handler has proposed that end."""

    code = "no_such_proposal"
    kind = Kind.NOT_NOW
    title = Text("承办人没有提出该项处理意见", "No handler has proposed that")
    requires = Text("承办人已提出该项处理意见", "A handler has proposed it")
    rule = Rule("P-02")


class ElementNotEvidenced(NamedRefusal):
    """An element of malice is missing, or stands without statement or evidence."""

    code = "element_not_evidenced"
    title = Text(
        "捏造事实与主观故意两个要件须各有证据", "Fabrication and intent each need evidence; one of them has none"
    )
    requires = Text("两个要件各有证据", "Both elements are evidenced")
    rule = Rule("P-01")


class NotTrialOfficer(NamedRefusal):
    """Whoever is asked is no officer of the case-trial office of the organ."""

    code = "not_trial_officer"
    title = Text("所指定的不是本机关案件审理人员", "The person asked is no case-trial officer of the organ")
    requires = Text("由本机关案件审理人员审核", "A case-trial officer of the organ examines it")
    rule = Rule("P-01", "P-11")
