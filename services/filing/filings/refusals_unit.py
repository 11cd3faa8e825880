"""Refusals while the matter is with the unit and its leader: draft, study, application, gate, correction."""

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.filing.filings.refusals import FilingRefusal, NotEntitledToFiling


class UnitNotEligible(NotEntitledToFiling):
    """The caller's organ is no kind of unit that may file (TF-01)."""

    code = "unit_not_eligible"
    title = Text("该单位不是可以申请备案的单位", "This organ is not a unit that may file")
    requires = Text("申请主体须为可以备案的单位", "The applicant is a unit that may file")
    rule = Rule("F-21", "F-38")


class NoCompetentOrgan(FilingRefusal):
    """The directory names no discipline organ this unit files with."""

    code = "no_competent_organ"
    title = Text("未找到受理备案的纪检监察机关", "No discipline organ is competent for this unit")
    rule = Rule("F-25", "G-05")


class NothingToSupplement(FilingRefusal):
    """The filing to be supplemented is not one of this unit in execution."""

    code = "nothing_to_supplement"
    title = Text("所补充的备案不存在或者不在推进中", "The filing to supplement is not one of this unit in execution")
    rule = Rule("G-18")


class StateSecretRefused(FilingRefusal):
    """State secrets may not enter a system that is not built for them."""

    code = "state_secret_refused"
    title = Text("涉及国家秘密的内容不得录入本系统", "State secrets may not be entered into this system")
    requires = Text("材料不含国家秘密", "Nothing contains state secrets")
    rule = Rule("P-37", "G-06")


class EmergencyRouteClosed(FilingRefusal):
    """The emergency route is off in this profile, not fitting the items claimed, or not documented."""

    code = "emergency_route_closed"
    title = Text("不符合紧急补报的条件", "The emergency route is not open to this matter")
    requires = Text(
        "紧急补报须属允许的情形，并已先行报告、告知", "A late filing is of a kind allowed, reported and notified first"
    )
    rule = Rule("F-08", "G-12")


class FiledTooLate(FilingRefusal):
    """The term for a late filing after an emergency is over."""

    code = "filed_too_late"
    title = Text("紧急处置后补报已超过期限", "The term for late filing after an emergency is over")
    requires = Text("须在紧急处置后规定期限内补报", "A late filing is made within its term")
    rule = Rule("F-08", "G-12")


class UploadUnknown(FilingRefusal):
    """The file named was not uploaded by the caller's organ, or is already attached."""

    code = "upload_unknown"
    title = Text("所引用的文件未上传或者不可用", "A file referred to has not been uploaded or cannot be used")
    rule = Rule("G-11")


class AttachmentUnknown(FilingRefusal):
    """The filing has no such attachment."""

    code = "attachment_unknown"
    title = Text("备案件中没有该附件", "The filing has no such attachment")
    rule = Rule("G-11")


class NoCollectiveStudy(FilingRefusal):
    """There are no proper minutes of a collective study by the leadership team (TF-02)."""

    code = "no_collective_study"
    title = Text("没有合格的领导班子集体研究会议纪要", "There are no proper minutes of a collective study")
    requires = Text("须附领导班子集体研究会议纪要", "Minutes of the leadership team's collective study are attached")
    rule = Rule("F-22", "F-37", "P-23")


class NoPositiveItem(FilingRefusal):
    """No item of the positive list is claimed, or a claim does not satisfy its item (TF-02)."""

    code = "no_positive_item"
    title = Text("未落入正面清单的任何一项或者说明不完整", "No item of the positive list is properly claimed")
    requires = Text(
        "须符合正面清单至少一项并逐项说明", "At least one item of the positive list is claimed with reasons"
    )
    rule = Rule("F-01", "F-38")


class NotLastResort(FilingRefusal):
    """Compliant ways have not been examined, or it is not said why they fail (TF-02)."""

    code = "not_last_resort"
    title = Text("未说明已穷尽合规途径", "It is not shown that every compliant way was examined and fails")
    requires = Text("须说明已研究的合规途径及其行不通的理由", "Compliant ways are examined, and why each fails is said")
    rule = Rule("F-34", "F-40")


class AnalysisIncomplete(FilingRefusal):
    """One of the analyses of the form is empty (TF-02)."""

    code = "analysis_incomplete"
    title = Text("症结、拖延危害、突破的规定、法律底线或者风险分析不完整", "The analysis of the matter is incomplete")
    requires = Text(
        "须写明症结、拖延危害、突破的规定、法律底线和风险", "Crux, delay, rules, bottom line and risks are stated"
    )
    rule = Rule("F-47", "P-23")


class PlanIncomplete(FilingRefusal):
    """Measure, dates, responsible persons or after-care plan are missing."""

    code = "plan_incomplete"
    title = Text("措施、责任人或者后续完善计划不完整", "Measure, responsible persons or after-care plan are incomplete")
    requires = Text("须写明措施、责任人和后续完善计划", "Measure, responsible persons and after-care plan are stated")
    rule = Rule("F-42", "F-43", "G-11")


class ThirdPartyNotNamed(FilingRefusal):
    """It is not said whose lawful interests the measure touches."""

    code = "third_party_not_named"
    title = Text("未写明受影响的第三方及其保护", "Third parties affected are not named")
    requires = Text(
        "须写明受影响的第三方及其保护，或者声明没有", "Third parties affected are named, or said not to exist"
    )
    rule = Rule("F-46", "G-11")


class NoStatementOfTruth(FilingRefusal):
    """The unit has not stated that nothing is concealed or false."""

    code = "no_statement_of_truth"
    title = Text("未作真实性承诺", "The statement of truth is missing")
    requires = Text("须承诺所报内容真实、没有隐瞒", "The unit states that nothing is concealed or false")
    rule = Rule("F-12")


class ValidityTooLong(FilingRefusal):
    """The validity is absent, ends too early, too late, or after the measure."""

    code = "validity_too_long"
    title = Text("有效期未写明或者超出规定", "The validity is not stated or exceeds what is allowed")
    requires = Text(
        "有效期不超过措施结束之日和最长期限", "The validity ends with the measure and within the longest term"
    )
    rule = Rule("G-18")


class NoWrittenApplication(FilingRefusal):
    """There is no written, signed application (TF-03)."""

    code = "no_written_application"
    title = Text("没有已签发的书面申请", "There is no signed written application")
    requires = Text("须有已签发的书面申请", "A signed written application exists")
    rule = Rule("F-23")


class NotInPartyName(FilingRefusal):
    """The application is not made in the name of the party group or committee (TF-03)."""

    code = "not_in_party_name"
    title = Text("申请不是以党组（党委）名义提出", "The application is not in the name of the party group or committee")
    requires = Text("须以党组（党委）名义申请", "The application is in the name of the party group or committee")
    rule = Rule("F-23")


class MinutesTooOld(FilingRefusal):
    """Too much time has passed between study and application (TF-03)."""

    code = "minutes_too_old"
    title = Text("会议纪要已超过规定时限，须重新集体研究", "The minutes are too old; study the matter again")
    requires = Text("申请须在会议纪要形成后规定时限内提出", "The application follows the minutes within its term")
    rule = Rule("F-22", "F-23", "TF-03")


class OutOfOrder(FilingRefusal):
    """A step is dated before the step it stands on, or in the future."""

    code = "out_of_order"
    title = Text("日期顺序不符合程序", "The dates do not follow the order of the procedure")
    requires = Text("各步骤日期须依程序先后", "Dates follow the order of the steps")
    rule = Rule("F-22", "F-23", "F-25")


class StoppedAtGate(FilingRefusal):
    """The leader in charge stopped this matter."""

    code = "stopped_at_gate"
    title = Text(
        "分管领导已中止本事项，不得再次呈报", "The leader in charge stopped this matter; it cannot be presented again"
    )
    requires = Text("分管领导未中止本事项", "The leader in charge has not stopped the matter")
    rule = Rule("F-24", "G-09")


class NotInPortfolio(NotEntitledToFiling):
    """The unit is not in the leader's portfolio on that day (TF-04)."""

    code = "not_in_portfolio"
    title = Text("该单位当日不属于您的分管范围", "The unit is not in your portfolio on that day")
    rule = Rule("F-24", "G-10")


class OpinionGiven(NotEntitledToFiling):
    """The profile asks for both leaders, and this leader or this side has already passed the filing."""

    code = "opinion_given"
    title = Text("本方分管领导已出具意见，尚待另一方", "Your side has given its opinion; the other side has not")
    rule = Rule("G-10")


class NoOpinion(FilingRefusal):
    """The leader's opinion or its reasons are empty (TF-04, TF-05)."""

    code = "no_opinion"
    title = Text("未写明审核把关意见", "The opinion is empty")
    rule = Rule("F-24", "G-09")


class NoCounterpartOffice(FilingRefusal):
    """No supervision office looks after the unit on that day."""

    code = "no_counterpart_office"
    title = Text("没有联系该单位的监督检查室", "No supervision office looks after this unit")
    requires = Text("须有联系该单位的监督检查室", "A supervision office looks after the unit")
    rule = Rule("F-26")


class NewStudyNeeded(FilingRefusal):
    """The substance changed or the study was the defect, and there are no new minutes (TF-07)."""

    code = "new_study_needed"
    title = Text(
        "实质内容有变化或者缺集体研究，须附新的会议纪要",
        "The substance changed or the study is at fault; new minutes are needed",
    )
    requires = Text("实质内容变化的须重新集体研究", "A changed substance is studied again")
    rule = Rule("F-22", "F-37", "TF-07")


class NoReason(FilingRefusal):
    """A reason, note or answer that the rule asks for is empty."""

    code = "no_reason"
    title = Text("未写明理由或者说明", "The reason or note is empty")
    requires = Text("须写明理由或者说明", "A reason or note is given")
    rule = Rule("G-18")
