"""Refusals while the discipline organ reviews: defects, recusal, report, consultation."""

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.filing.filings.refusals import FilingRefusal, NotEntitledToFiling


class NoDefectNamed(FilingRefusal):
    """A return names no defect of the profile, or does not say what to add (TF-06)."""

    code = "no_defect_named"
    title = Text("退回未写明缺陷或者须补正的内容", "The return names no defect or not what to add")
    requires = Text("退回须逐项写明缺陷和须补正的内容", "A return names each defect and what to add")
    rule = Rule("F-37", "F-38", "F-39", "F-40")


class UnitDecidesOwnFiling(NotEntitledToFiling):
    """Somebody of the filing unit would review or decide the unit's own filing."""

    code = "unit_decides_own_filing"
    title = Text("本单位人员不得审核、决定本单位的备案", "Nobody of the unit may review or decide the unit's filing")
    rule = Rule("P-09", "F-24")


class UnitTakesPart(FilingRefusal):
    """Somebody of the filing unit would handle, consult or vote."""

    code = "unit_takes_part"
    title = Text("申请单位的人员不得参与审核、会商或者表决", "Nobody of the filing unit may handle, consult or vote")
    requires = Text("没有申请单位的人员参与", "Nobody of the filing unit takes part")
    rule = Rule("P-09", "F-24")


class PersonRecused(NotEntitledToFiling):
    """The caller is recused from this filing."""

    code = "person_recused"
    title = Text("您已回避本件，不得参与", "You are recused from this filing")
    rule = Rule("P-09")


class SameHand(NotEntitledToFiling):
    """One person would do two of drafting, reviewing and deciding."""

    code = "same_hand"
    title = Text("起草、审核、决定须由不同人员进行", "Drafting, reviewing and deciding are done by different persons")
    requires = Text("起草、审核、决定由不同人员进行", "Drafting, reviewing and deciding are in different hands")
    rule = Rule("P-09", "F-26")


class NotCounterpartOffice(NotEntitledToFiling):
    """The caller's office does not look after the unit on that day (TF-08)."""

    code = "not_counterpart_office"
    title = Text("您所在的室当日不联系该单位", "Your office does not look after this unit on that day")
    rule = Rule("F-26")


class RecusalNotDeclared(FilingRefusal):
    """Head or handlers have not declared on recusal (TF-08)."""

    code = "recusal_not_declared"
    title = Text("经办人员和负责人未作回避声明", "Head or handlers have not declared on recusal")
    requires = Text("负责人和经办人员须逐一作回避声明", "Head and handlers each declare on recusal")
    rule = Rule("P-09")


class RecusedTakesPart(FilingRefusal):
    """Somebody recused would handle, consult, vote or be counted."""

    code = "recused_takes_part"
    title = Text("应当回避的人员不得参与", "A recused person may take no part")
    requires = Text("没有应当回避的人员参与", "No recused person takes part")
    rule = Rule("P-09")


class NoHandler(FilingRefusal):
    """No handler of the counterpart office is named (TF-08)."""

    code = "no_handler"
    title = Text("未指定本室经办人员", "No handler of the office is named")
    requires = Text("须指定本室经办人员", "Handlers of the office are named")
    rule = Rule("F-26")


class NotHandler(NotEntitledToFiling):
    """The caller is not one of the handlers named (TF-09)."""

    code = "not_handler"
    title = Text("您不是本件指定的经办人员", "You are not a handler of this filing")
    rule = Rule("F-26", "P-09")


class ReportIncomplete(FilingRefusal):
    """A section of the report is empty (TF-09)."""

    code = "report_incomplete"
    title = Text("审核报告缺少必备内容", "A mandatory section of the report is empty")
    requires = Text("审核报告须具备全部必备内容", "Every mandatory section of the report is filled")
    rule = Rule("F-26", "F-47")


class ExpertsNotHeard(FilingRefusal):
    """A major or complex matter lacks an opinion (TF-09)."""

    code = "experts_not_heard"
    title = Text("重大复杂事项未听取应听取的意见", "A major or complex matter lacks a required opinion")
    requires = Text("重大复杂事项须听取业务、技术、法律意见", "Business, technical and legal opinions are heard")
    rule = Rule("F-48")


class ScreenNotDone(FilingRefusal):
    """An item of the negative list has not been answered (TF-09)."""

    code = "screen_not_done"
    title = Text("未逐项完成负面清单初筛", "The negative list is not screened item by item")
    requires = Text("须逐项完成负面清单初筛", "The negative list is screened item by item")
    rule = Rule("G-15")


class NegativeItemFound(FilingRefusal):
    """Signs of a blocking item of the negative list stand against acceptance."""

    code = "negative_item_found"
    title = Text(
        "初筛发现阻断性负面情形，不得接受备案", "A blocking item of the negative list stands against acceptance"
    )
    requires = Text("初筛没有阻断性负面情形", "No blocking item of the negative list was found")
    rule = Rule("F-10", "G-15")


class NoReport(FilingRefusal):
    """There is no drafted report to confirm, or it is not confirmed."""

    code = "no_report"
    title = Text("尚无审核报告", "There is no review report")
    requires = Text("须有审核报告", "A review report exists")
    rule = Rule("F-26")


class PanelTooSmall(FilingRefusal):
    """The panel has too few members (TF-10)."""

    code = "panel_too_small"
    title = Text("会商人数不足", "The consultation panel has too few members")
    requires = Text("会商人数达到规定", "The panel has enough members")
    rule = Rule("F-27", "G-16")


class NoOtherOffice(FilingRefusal):
    """No member comes from another supervision office (TF-10)."""

    code = "no_other_office"
    title = Text("会商成员中没有其他监督检查室人员", "No member of the panel comes from another supervision office")
    requires = Text("会商成员中须有其他监督检查室人员", "A member comes from another supervision office")
    rule = Rule("F-41")


class PanelWrong(FilingRefusal):
    """The chair is not on the panel, or a member is named twice or does not belong to the organ (TF-10)."""

    code = "panel_wrong"
    title = Text("会商主持人或者成员不符合要求", "Chair or members of the panel are not in order")
    requires = Text("会商主持人和成员符合要求", "Chair and members of the panel are in order")
    rule = Rule("F-27", "G-16")


class PreparerDecides(FilingRefusal):
    """Whoever drafted or confirmed the report would consult or vote on it."""

    code = "preparer_decides"
    title = Text("起草、审核人员不得参加对本件的表决", "Those who drafted or confirmed the report may not vote on it")
    requires = Text("起草、审核人员未参加表决", "Those who prepared the report do not vote on it")
    rule = Rule("P-09", "F-27", "F-28")


class NotPanelChair(NotEntitledToFiling):
    """The caller does not chair the panel (TF-11, TF-12)."""

    code = "not_panel_chair"
    title = Text("您不是本次会商的主持人", "You do not chair this consultation")
    rule = Rule("F-27")


class VotesWrong(FilingRefusal):
    """A vote is cast twice, or by somebody who may not vote there."""

    code = "votes_wrong"
    title = Text("表决人员不符合要求", "Somebody voted twice or without a seat")
    requires = Text("表决人员符合要求", "Everybody who voted has a seat and voted once")
    rule = Rule("F-27", "F-28")


class NoMajority(FilingRefusal):
    """The votes do not carry the result recorded."""

    code = "no_majority"
    title = Text("表决结果与所记录的结论不符", "The votes do not carry the result recorded")
    requires = Text("表决结果支持所记录的结论", "The votes carry the result recorded")
    rule = Rule("F-27", "G-16", "G-17")


class DissentNotRecorded(FilingRefusal):
    """Somebody voted against and the opinion is not recorded."""

    code = "dissent_not_recorded"
    title = Text("未记录不同意见", "A dissenting opinion is not recorded")
    requires = Text("不同意见均已记录", "Every dissenting opinion is recorded")
    rule = Rule("F-27", "G-16", "P-23")


class NoReasons(FilingRefusal):
    """A failed consultation, a refusal or a question list has no reasons."""

    code = "no_reasons"
    title = Text("未写明理由", "No reasons are given")
    requires = Text("须逐点写明理由", "Reasons are given point by point")
    rule = Rule("F-49")
