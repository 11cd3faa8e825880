"""Refusals from opening to proposal: who may handle it, what was found, what is proposed."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.refusing import NamedRefusal


class NotEntitledToClarification(NamedRefusal):
    """A refusal because of who acts, not because of what is said."""

    kind = Kind.NOT_ENTITLED


class NotVerifyingOffice(NotEntitledToClarification):
    """The caller's office is not the one that verified (TC-01, TC-02)."""

    code = "not_verifying_office"
    title = Text("谁核实、谁澄清：您所在的部门不是核实部门", "Whoever verified clarifies: your office did not verify")
    requires = Text("由核实的部门承办", "The office that verified clarifies")
    rule = Rule("C-04", "C-22")


class NotHandler(NotEntitledToClarification):
    """The caller is not one of the named handlers."""

    code = "not_handler_of_clarification"
    title = Text("您不是本件的经办人", "You are not one of the named handlers")
    rule = Rule("C-04", "P-09")


class RecusedFromClarification(NotEntitledToClarification):
    """The caller is the subject, belongs to it, or is recused."""

    code = "recused_from_clarification"
    title = Text("您应当回避本件", "You are recused from this clarification")
    rule = Rule("P-09")


class OneHand(NotEntitledToClarification):
    """One person would do two of proposing, reviewing and approving."""

    code = "one_hand"
    title = Text("提出、审核、批准须由不同人员进行", "Proposing, reviewing and approving are done by different persons")
    requires = Text("提出、审核、批准由不同人员进行", "Proposing, reviewing and approving are in different hands")
    rule = Rule("P-09", "C-03")


class SubjectUnknown(NamedRefusal):
    """The subject or its unit is not known to the directory."""

    code = "clarification_subject_unknown"
    title = Text("澄清对象或者其所在单位不存在", "The subject or its unit is not known")
    requires = Text("澄清对象及其所在单位明确", "Subject and unit are known")
    rule = Rule("C-30", "P-12")


class UnitNotOfSubject(NamedRefusal):
    """The person holds no post in the unit stated, nor held the last one there."""

    code = "unit_not_of_subject"
    title = Text("所写单位不是澄清对象所在单位", "The unit stated is not that of the person to be cleared")
    requires = Text(
        "所写单位为澄清对象现任职单位；已无职务的，为最后任职单位",
        "The unit is that of the person today, or of the last post for one who holds none any more",
    )
    rule = Rule("G-33", "P-12", "C-27", "G-21")


class SubjectNotManaged(NamedRefusal):
    """A finding without a lead of the own office, on somebody whom neither the organ nor the office looks after."""

    code = "subject_not_managed"
    title = Text(
        "该对象不在本机关干部管理权限和本部门联系范围内，须写明本部门查结的线索",
        "Neither the organ manages this subject nor the office looks after it: name the lead the office concluded",
    )
    requires = Text(
        "按干部管理权限或者联系关系办理，或者写明本部门查结的线索",
        "The subject is managed by the organ, looked after by the office, or its lead was concluded by the office",
    )
    rule = Rule("C-04", "C-22")


class LeadNotOfOffice(NamedRefusal):
    """The lead is unknown, on another subject, or of another office: which of these is not said (G-24)."""

    code = "lead_not_of_office"
    title = Text(
        "该线索不是本部门对该对象核查并查结的线索",
        "This lead is none that the own office has verified and concluded on this subject",
    )
    requires = Text(
        "所列线索均由本部门对该对象核查并查结",
        "Every lead named was verified and concluded by the office on the subject",
    )
    rule = Rule("C-04", "C-22", "G-24")


class FindingsDiffer(NamedRefusal):
    """The problems of a lead are not all there, or not as they were found at its conclusion."""

    code = "findings_differ"
    title = Text("所列问题及认定与线索查结时不一致", "The findings are not those with which the lead was concluded")
    requires = Text("所列问题及认定与线索查结时一致", "The findings are those with which each lead was concluded")
    rule = Rule("C-22", "C-10", "G-25")


class AlreadyBeingCleared(NamedRefusal):
    """Another running clarification of the subject is about the same lead."""

    code = "already_being_cleared"
    title = Text("该线索的澄清正在办理", "The same lead is already being cleared")
    requires = Text("同一线索不重复启动澄清", "A lead is cleared once")
    rule = Rule("C-03", "C-04")


class VerificationNotEnded(NamedRefusal):
    """Verification has not ended, or its end lies in the future."""

    code = "verification_not_ended"
    title = Text("核查尚未结束", "Verification has not ended")
    requires = Text("核查已经结束", "Verification has ended")
    rule = Rule("C-06", "C-22", "G-23")


class VerificationEndMoved(NamedRefusal):
    """The end of verification is on record and would be moved; the month counts from it."""

    code = "verification_end_moved"
    title = Text("核查结束日已登记，不得改动", "The end of verification is on record and does not move")
    requires = Text("核查结束日保持不变", "The recorded end of verification stays")
    rule = Rule("C-24", "G-23")


class NoItems(NamedRefusal):
    """No problem with a finding is named, or one has no wording."""

    code = "no_items"
    title = Text("未逐项列明所反映的问题及认定", "The reported problems and the finding on each are not listed")
    requires = Text("逐项列明所反映的问题及认定", "Each reported problem is listed with its finding")
    rule = Rule("C-02", "G-25")


class NotUntrue(NamedRefusal):
    """Neither all, nor most, nor the main problem was found untrue; what cannot be proven is not untrue."""

    code = "not_untrue"
    title = Text(
        "未认定全部失实、多数失实或者主要问题失实（查无实据不等于失实）",
        "Neither all, nor most, nor the main problem was found untrue; unprovable is not untrue",
    )
    requires = Text("全部失实、多数失实或者主要问题失实", "All, most or the main problem was found untrue")
    rule = Rule("C-06", "C-10", "G-25")


class HandlersWrong(NamedRefusal):
    """No handler is named, one twice, or one that is not of the office or must recuse."""

    code = "clarification_handlers_wrong"
    title = Text("经办人须为本部门人员且不在回避之列", "Handlers are persons of the office who are not recused")
    requires = Text("经办人为本部门人员且不在回避之列", "The handlers are of the office and not recused")
    rule = Rule("C-04", "P-09")


class RecusalUndeclared(NamedRefusal):
    """Head or a handler has not declared on recusal, or a ground is none of the profile."""

    code = "clarification_recusal_undeclared"
    title = Text("负责人和每名经办人须就回避作出声明", "The head and every handler declare on recusal")
    requires = Text("负责人和经办人已就回避作出声明", "Head and handlers have declared on recusal")
    rule = Rule("P-09")


class OtherLeadsOpen(NamedRefusal):
    """Other leads on the same subject are open: the decision waits (restricted to those who handle it)."""

    code = "other_leads_open"
    title = Text("须待其他线索查结后再研究", "It waits until other leads are concluded")
    requires = Text("没有待查结的其他线索", "No other lead is open")
    rule = Rule("C-14")


class NoDeferralReason(NamedRefusal):
    """The head expects another lead to be verified and does not say why."""

    code = "no_deferral_reason"
    title = Text("以拟核查为由的，须写明情况", "A lead about to be verified is stated with its circumstances")
    requires = Text("已写明情况", "The circumstances are stated")
    rule = Rule("C-14", "G-24")


class ConsentNotAsked(NamedRefusal):
    """The subject was not asked before the proposal."""

    code = "consent_not_asked"
    title = Text("未征求澄清对象的意见", "The subject was not asked")
    requires = Text("已征求澄清对象的意见", "The subject was asked")
    rule = Rule("G-22", "P-12")


class SubjectRefuses(NamedRefusal):
    """The subject refuses a public clarification; the letter remains."""

    code = "subject_refuses"
    title = Text(
        "澄清对象不同意公开澄清：只可采用书面、当面方式", "The subject refuses publicity: only letter and face to face"
    )
    requires = Text("公开方式已获澄清对象同意", "The subject agrees to the public methods")
    rule = Rule("G-22")


class AskedInFuture(NamedRefusal):
    """The subject is said to have been asked on a day to come."""

    code = "asked_in_future"
    title = Text("征求意见的日期不得晚于今日", "The subject was not asked on a day to come")
    requires = Text("征求意见的日期不晚于今日", "The day of asking is not to come")
    rule = Rule("G-22")


class NoSituation(NamedRefusal):
    """None of the seven situations is claimed, or one the profile does not know, or one twice."""

    code = "no_situation"
    title = Text("未写明《办法》所列的任何情形", "None of the situations of the Measures is claimed")
    requires = Text("写明至少一种情形", "At least one situation is claimed")
    rule = Rule("C-06")


class SituationUnproven(NamedRefusal):
    """A situation is claimed without what it must be shown with."""

    code = "situation_unproven"
    title = Text("所列情形缺少证明", "A situation is claimed without what shows it")
    requires = Text("每种情形均有证明", "Every situation is shown")
    rule = Rule("C-06", "C-09", "C-10", "C-11", "C-13")


class FactorMissing(NamedRefusal):
    """One of the four factors of daily performance is not assessed."""

    code = "performance_factor_missing"
    title = Text("四项日常表现须逐项评估", "The four factors of daily performance are each assessed")
    requires = Text("四项日常表现已逐项评估", "All four factors are assessed")
    rule = Rule("C-25")


class NoInfluence(NamedRefusal):
    """The bad influence is not shown: range or evidence is missing."""

    code = "no_influence"
    title = Text("未写明造成的不良影响及其范围、证明", "The bad influence, its range and what shows it are missing")
    requires = Text("写明不良影响及其范围、证明", "The bad influence is shown with its range")
    rule = Rule("C-25", "G-28")


class DeclineUnfounded(NamedRefusal):
    """Not starting is proposed without reason codes or without the reasons."""

    code = "decline_unfounded"
    title = Text("不启动须写明理由", "Not starting needs its reasons")
    requires = Text("已写明不启动的理由", "The reasons for not starting are stated")
    rule = Rule("C-24", "G-27")


class DeclineNotProposed(NamedRefusal):
    """The head would decide what no handler has proposed."""

    code = "decline_not_proposed"
    title = Text("经办人尚未提出不启动的意见", "No handler has proposed not to start")
    requires = Text("经办人已提出不启动的意见", "A handler has proposed not to start")
    rule = Rule("C-24", "G-27")
    kind = Kind.NOT_NOW


class NobodyToAnswer(NamedRefusal):
    """There is no application whose applicant waits for an answer."""

    code = "nobody_to_answer"
    title = Text("没有待答复的申请", "No applicant waits for an answer")
    requires = Text("有待答复的申请", "An applicant waits for an answer")
    rule = Rule("G-27")
    kind = Kind.NOT_NOW


class ReconsiderationNotAsked(NamedRefusal):
    """The applicant has not asked for it, or it was granted once already."""

    code = "reconsideration_not_asked"
    title = Text("申请人未申请复议，或者已复议一次", "The applicant has not asked, or it was reconsidered once")
    requires = Text("申请人已申请复议且未曾复议", "The applicant has asked, and it was not reconsidered before")
    rule = Rule("G-07", "G-27")
    kind = Kind.NOT_NOW
