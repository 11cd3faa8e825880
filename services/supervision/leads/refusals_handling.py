"""Refusals while a lead is handled: assignment, forwarding, proposal, decision, conclusion (TL-03 to TL-07)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.leads.refusals import LeadRefusal, NotEntitledToLead


class NotApproved(LeadRefusal):
    """Distribution is not approved by the organ's head, or on an impossible day (TL-03)."""

    code = "not_approved"
    title = Text("须经本机关主要负责人批准，且批准日期有效", "The organ's head approves, between receipt and today")
    rule = Rule("P-08")


class NotAnOfficeHere(LeadRefusal):
    """The office is none of this organ's that verifies leads (TL-03)."""

    code = "not_an_office_here"
    title = Text(
        "承办部门不是本机关的承办室、派驻机构或者乡镇机构", "It is no office or body of this organ that verifies leads"
    )
    rule = Rule("P-07", "C-04")


class NotCompetentHere(LeadRefusal):
    """Another organ is competent for the subject: the lead is forwarded, not handled here (TL-03)."""

    code = "lead_not_competent_here"
    title = Text(
        "反映对象属其他机关管辖，应当移送有权机关", "Another organ is competent for the subject: the lead is forwarded"
    )
    rule = Rule("P-07", "C-04")


class CompetenceUnstated(LeadRefusal):
    """No organ on record manages the person, and it is not stated why this one handles the lead (TL-03)."""

    code = "lead_competence_unstated"
    title = Text(
        "通讯录中没有反映对象的管理权限，须写明由本机关办理的理由",
        "The directory knows no organ that manages the person: why this one is competent is stated",
    )
    rule = Rule("P-07", "C-04")


class NoHandsNeeded(LeadRefusal):
    """The lead is concluded and nobody is to be told: no more hands are named for it (TL-03)."""

    code = "lead_no_hands_needed"
    kind = Kind.NOT_NOW
    title = Text("线索已有结论且无须反馈，不再另行指定人员", "It is concluded and nobody is to be told: no other hands")
    rule = Rule("P-06", "P-08")


class NoVerifier(LeadRefusal):
    """No verifier of that office is named (TL-03)."""

    code = "no_verifier"
    title = Text("须指定该部门的核查人员", "Verifiers of that office are named")
    rule = Rule("P-08", "C-04")


class NotItsHead(LeadRefusal):
    """Who is named as head does not head that office on that day (TL-03)."""

    code = "not_its_head"
    title = Text("所列负责人当日不是该部门负责人", "The person named does not head that office on that day")
    rule = Rule("P-08")


class NotItsLeader(LeadRefusal):
    """Who is named as leader is not in charge of that office on that day (TL-03)."""

    code = "not_its_leader"
    title = Text("所列领导当日不分管该部门", "The leader named is not in charge of that office on that day")
    rule = Rule("P-08", "C-26", "C-28")


class HandsNotApart(LeadRefusal):
    """One person would do two of verifying, concluding and deciding (TL-03)."""

    code = "hands_not_apart"
    title = Text("核查、负责、批准须为不同人员", "Verifying, heading and deciding are in different hands")
    rule = Rule("P-08", "P-09")


class RecusalNotDeclared(LeadRefusal):
    """Somebody named has not declared on recusal (TL-03)."""

    code = "lead_recusal_not_declared"
    title = Text("所列人员须逐一作回避声明", "Everybody named declares on recusal")
    rule = Rule("P-09")


class RecusedTakesPart(LeadRefusal):
    """Somebody recused, or of the subject's own people, would take part."""

    code = "lead_recused_takes_part"
    title = Text("应当回避的人员不得参与", "A recused person may take no part")
    rule = Rule("P-09")


class NotCompetentThere(LeadRefusal):
    """The organ it would go to does not exist or is not competent for the subject (TL-03)."""

    code = "not_competent_there"
    title = Text("所移送机关对反映对象没有管辖权限", "The organ named is not competent for the subject")
    rule = Rule("P-07", "C-04")


class NoReasons(LeadRefusal):
    """No reasons, opinion or basis is given."""

    code = "lead_no_reasons"
    title = Text("须写明理由、意见或者依据", "Reasons, opinion or basis are stated")
    rule = Rule("P-08")


class NotVerifier(NotEntitledToLead):
    """The caller is not named to verify this lead (TL-04)."""

    code = "not_verifier"
    title = Text("您不是本线索的核查人员", "You are not named to verify this lead")
    rule = Rule("P-08", "C-04")


class NotStudied(LeadRefusal):
    """The disposition was not studied collectively (TL-04)."""

    code = "not_studied"
    title = Text("处置意见未经集体研究", "The disposition was not studied collectively")
    rule = Rule("P-07")


class NotSigner(NotEntitledToLead):
    """The caller is neither a verifier named nor the head: they have nothing to sign (TL-05)."""

    code = "lead_not_signer"
    title = Text("您不是本线索的核查人员或者承办部门负责人", "You are neither a verifier named nor the head named")
    rule = Rule("P-08")


class SignedAlready(LeadRefusal):
    """The caller has signed this proposal (TL-05)."""

    code = "lead_signed_already"
    kind = Kind.NOT_NOW
    title = Text("您已经签字", "You have signed it")
    rule = Rule("P-08")


class NotInCharge(NotEntitledToLead):
    """The caller is not the leader named, or not in charge of the office on that day (TL-05)."""

    code = "not_in_charge"
    title = Text(
        "您当日不分管承办部门，或者不是所列领导", "You are not the leader named, or not in charge of the office today"
    )
    rule = Rule("P-08", "C-26", "C-28")


class SameHand(NotEntitledToLead):
    """Whoever proposed would decide (TL-05)."""

    code = "lead_same_hand"
    title = Text("提出意见的人员不得批准", "Whoever proposed does not decide")
    rule = Rule("P-08", "P-09")


class SignatureMissing(LeadRefusal):
    """The chain of signatures is not complete or not in order (TL-05)."""

    code = "signature_missing"
    title = Text("经办人员须逐一签字，且日期有效", "Everyone who handled it signs, between proposal and decision")
    rule = Rule("P-08", "X-12")


class NotHeadOfOffice(NotEntitledToLead):
    """The caller is not the head named, or not of the office that handled it (TL-06)."""

    code = "not_head_of_office"
    title = Text("您不是本线索承办部门负责人", "You are not the head of the office that handles this lead")
    rule = Rule("C-04", "P-08")


class FindingsWrong(LeadRefusal):
    """Not every item has exactly one finding (TL-06)."""

    code = "findings_wrong"
    title = Text("须逐项作出且只作一次认定", "Every item has exactly one finding")
    rule = Rule("C-06", "C-10", "G-25")


class ConclusionDayWrong(LeadRefusal):
    """Verification cannot have ended before it was decided, nor in the future (TL-06)."""

    code = "conclusion_day_wrong"
    title = Text(
        "核查结束日期须在批准处置之后且不晚于今日", "Verification ends after the decision and not in the future"
    )
    rule = Rule("C-24", "G-23")


class NobodyToTell(LeadRefusal):
    """No body handed the lead over: there is nobody to tell (TL-07)."""

    code = "lead_nobody_to_tell"
    kind = Kind.NOT_NOW
    title = Text("线索不是其他单位移交的，无须反馈", "No body handed it over: there is nobody to tell")
    rule = Rule("G-56")


class FeedbackTellsTooMuch(LeadRefusal):
    """The feedback mentions who reported, a detail of the verification or a number of a person (TL-07)."""

    code = "lead_feedback_tells_too_much"
    title = Text(
        "反馈不得涉及检举控告人、核查细节和个人号码",
        "The feedback says nothing of who reported, of how it was found, and holds no number of a person",
    )
    rule = Rule("G-56", "P-06")
