"""Refusals from collective assessment to decision: opinions, prior notice, chains, impact assessment."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.clarifications.refusals import NotEntitledToClarification
from services.clarification.refusing import NamedRefusal


class OpinionUnstated(NamedRefusal):
    """An opinion, remark or reason that must be stated is empty."""

    code = "opinion_unstated"
    title = Text("须写明意见或者理由", "The opinion or the reasons must be stated")
    requires = Text("已写明意见或者理由", "Opinion or reasons are stated")
    rule = Rule("C-03")


class NoTrialOpinion(NamedRefusal):
    """The case-trial office has given no opinion on this proposal."""

    code = "no_trial_opinion"
    title = Text("缺少案件审理部门的意见", "The opinion of the case-trial office is missing")
    requires = Text("已附案件审理部门的意见", "The case-trial office has given its opinion")
    rule = Rule("P-11")


class TrialObjects(NamedRefusal):
    """The case-trial office holds facts, evidence or conclusion to be unsound."""

    code = "trial_objects"
    title = Text(
        "案件审理部门认为事实、证据或者结论不足", "The case-trial office finds facts, evidence or conclusion unsound"
    )
    requires = Text("案件审理部门认可事实、证据和结论", "The case-trial office finds all three sound")
    rule = Rule("P-11", "C-02")


class MeetingTooSmall(NamedRefusal):
    """Fewer took part in the collective assessment than must."""

    code = "meeting_too_small"
    title = Text("集体研判不足三人", "Fewer than three took part in the collective assessment")
    requires = Text("集体研判不少于三人", "At least three take part")
    rule = Rule("C-26", "C-28")


class ParticipantWrong(NamedRefusal):
    """A participant is named twice, is not of the organ, or is recused."""

    code = "participant_wrong"
    title = Text("参加人须为本机关人员，不重复，不在回避之列", "Participants are of the organ, named once, not recused")
    requires = Text("参加人符合要求", "The participants are in order")
    rule = Rule("C-26", "C-28", "P-09")


class NoMeetingMinutes(NamedRefusal):
    """The collective assessment has no minutes."""

    code = "no_meeting_minutes"
    title = Text("集体研判未附纪要", "The collective assessment has no minutes")
    requires = Text("集体研判有纪要", "There are minutes")
    rule = Rule("C-26", "C-28")


class MeetingDisagrees(NamedRefusal):
    """The meeting does not agree; the head takes the proposal back instead."""

    code = "meeting_disagrees"
    title = Text("集体研判未形成同意意见，应退回评估", "The meeting does not agree; the proposal is taken back")
    requires = Text("集体研判同意", "The meeting agrees")
    rule = Rule("C-03", "C-26", "C-28")


class DayImpossible(NamedRefusal):
    """A day lies in the future or before the step it follows."""

    code = "day_impossible"
    title = Text("日期不得晚于今日，也不得早于上一环节", "The day is not to come and not before the step it follows")
    requires = Text("日期与办理顺序相符", "The days are in order")
    rule = Rule("C-03")


class NotPartyHead(NamedRefusal):
    """The person named does not head the party organization that must be heard or informed."""

    code = "not_party_head"
    title = Text(
        "该人员当日不是应听取意见的党组织主要负责人", "This person does not head the party organization concerned"
    )
    requires = Text("对象为党组织主要负责人", "The person heads the party organization")
    rule = Rule("C-26", "C-27", "C-29")


class PriorNoticeMissing(NamedRefusal):
    """Prior notice is required in this case and was not given."""

    code = "prior_notice_missing"
    title = Text("本件须事前向党组织主要负责人通报", "In this case the party head is informed beforehand")
    requires = Text("依规定无须或者已经事前通报", "Prior notice is not needed or was given")
    rule = Rule("C-27", "C-29", "G-21")


class PartyHeadNotHeard(NamedRefusal):
    """The party head was informed and the opinion is not on record."""

    code = "party_head_not_heard"
    title = Text("尚未听取党组织主要负责人的意见", "The party head's opinion is not on record")
    requires = Text("已听取党组织主要负责人的意见", "The party head was heard")
    rule = Rule("C-27", "C-29", "G-21")


class PartyHeadHeardTwice(NamedRefusal):
    """The opinion is on record already."""

    code = "party_head_heard_twice"
    title = Text("意见已登记", "The opinion is on record already")
    requires = Text("意见尚未登记", "The opinion is not on record yet")
    rule = Rule("C-27", "C-29")
    kind = Kind.NOT_NOW


class NoImpactAssessment(NamedRefusal):
    """Something would be made public without an impact assessment on personal data."""

    code = "no_impact_assessment"
    title = Text("公开前须作个人信息影响评估", "Before anything is made public its impact on personal data is assessed")
    requires = Text("无须或者已作个人信息影响评估", "No impact assessment is needed, or it was made")
    rule = Rule("P-36")


class ImpactIncomplete(NamedRefusal):
    """The impact assessment lacks its number, necessity, risks or safeguards."""

    code = "impact_incomplete"
    title = Text(
        "影响评估须有编号、必要性、风险和保护措施", "An impact assessment has number, necessity, risks, safeguards"
    )
    requires = Text("影响评估内容齐全", "The impact assessment is complete")
    rule = Rule("P-36")


class MaliceNotCertified(NamedRefusal):
    """Situation 6 is claimed and no organ of competent level has certified the malice."""

    code = "malice_not_certified"
    title = Text("诬告陷害尚未依程序认定", "Malicious accusation has not been certified")
    requires = Text("主张诬告陷害情形的已依程序认定", "Where situation 6 is claimed, it is certified")
    rule = Rule("C-12", "P-03")


class NotApprover(NotEntitledToClarification):
    """The caller is not in charge of the office that the chain names on this day (TC-10)."""

    code = "not_approver"
    title = Text("按当日分工，本件不由您批准", "By the organisation of this day it is not for you to decide")
    requires = Text("由审批链条上的领导决定", "The leader whom the chain names decides")
    rule = Rule("C-26", "C-28", "G-21")


class SecretaryDecides(NotEntitledToClarification):
    """It is public, concerns a principal leader, or has large influence: the secretary decides (G-21)."""

    code = "secretary_decides"
    title = Text("本件须由书记批准", "In this case the secretary decides")
    rule = Rule("G-21", "P-10")


class ConditionsUnconfirmed(NamedRefusal):
    """The handling office must confirm the conditions anew before it is decided; why is not said here."""

    code = "conditions_unconfirmed"
    title = Text(
        "决定前须由承办部门重新确认启动条件", "The handling office confirms the conditions anew before the decision"
    )
    requires = Text("启动条件已确认", "The conditions are confirmed")
    rule = Rule("C-03")
    kind = Kind.NOT_NOW


class LetterIncomplete(NamedRefusal):
    """The letter lacks number, date, problems or text (LC-5)."""

    code = "letter_incomplete"
    title = Text("澄清函须有文号、日期、所澄清的问题和正文", "The letter has number, date, problems clarified and text")
    requires = Text("澄清函要素齐全", "The letter is complete")
    rule = Rule("C-16")


class LetterNumberTaken(NamedRefusal):
    """The organ has given that number to another letter of clarification."""

    code = "letter_number_taken"
    title = Text("该文号已用于另一澄清函", "This number belongs to another letter of clarification")
    requires = Text("文号未被使用", "The number is free")
    rule = Rule("C-16")


class ProblemNotUntrue(NamedRefusal):
    """The letter would clarify something that was not found untrue."""

    code = "problem_not_untrue"
    title = Text("只对认定失实的具体问题予以澄清", "Only problems found untrue are clarified")
    requires = Text("所澄清的均为认定失实的问题", "Every problem clarified was found untrue")
    rule = Rule("C-02")


class MethodTextMissing(NamedRefusal):
    """A method besides the letter has no text, or an entrusted talk no day to report back, or media are not named."""

    code = "method_text_missing"
    title = Text("委托函、通报或者媒体稿不齐", "Text, addressees or report day of a method is missing")
    requires = Text("每种方式的文稿齐全", "Every method has its text")
    rule = Rule("C-17", "C-19", "C-20")


class ProofWrong(NamedRefusal):
    """The proof is for a method not chosen, of the wrong kind, without reference, or not signed for."""

    code = "proof_wrong"
    title = Text("证明与澄清方式不符或者不完整", "The proof does not fit the method or is incomplete")
    requires = Text("证明与方式相符", "The proof fits the method")
    rule = Rule("C-15", "C-16", "C-17", "C-18", "C-19", "C-20")


class ProofMissing(NamedRefusal):
    """A chosen method has no proof."""

    code = "proof_missing"
    title = Text("有澄清方式尚无实施证明", "A chosen method has no proof")
    requires = Text("每种方式均有实施证明", "Every method is proven")
    rule = Rule("C-15", "C-16", "C-17", "C-18", "C-19", "C-20")


class NotInformed(NamedRefusal):
    """The organization department or the dossier entry is missing."""

    code = "organization_department_not_informed"
    title = Text(
        "须通报组织部门并归入廉政档案", "The organization department is informed and the dossier has its entry"
    )
    requires = Text("已通报组织部门并归入廉政档案", "Organization department and dossier have it")
    rule = Rule("P-12")


class CorrectionUndecided(NamedRefusal):
    """Nothing is asked to be corrected, and why not is not said."""

    code = "correction_undecided"
    title = Text(
        "须提出纠正补偿事项，或者写明无须纠正的理由", "Corrections are asked for, or it is said why none is needed"
    )
    requires = Text("纠正补偿事项已明确", "Corrections are settled")
    rule = Rule("C-32")


class VisitorsWrong(NamedRefusal):
    """Fewer than two visitors, one named twice, or one that is not of the organ."""

    code = "visitors_wrong"
    title = Text("回访须由本机关两名以上人员进行", "A visit is made by at least two of the organ")
    requires = Text("回访由两名以上人员进行", "At least two visited")
    rule = Rule("P-12", "P-27", "D-02")


class NoVisit(NamedRefusal):
    """Nobody has visited yet."""

    code = "no_visit"
    title = Text("尚未回访", "No follow-up visit was made")
    requires = Text("已回访", "A follow-up visit was made")
    rule = Rule("P-12", "D-02")


class CorrectionsOpen(NamedRefusal):
    """Correction tasks are open."""

    code = "corrections_open"
    title = Text("尚有纠正补偿事项未办结", "Correction tasks are open")
    requires = Text("纠正补偿事项均已办结", "All correction tasks are closed")
    rule = Rule("C-32", "G-31")


class NoClosingNote(NamedRefusal):
    """There is no closing note."""

    code = "no_closing_note"
    title = Text("未写明归档说明", "There is no closing note")
    requires = Text("有归档说明", "There is a closing note")
    rule = Rule("P-12")
