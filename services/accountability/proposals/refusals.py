"""The ways a supervision proposal is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class NotOfSupervisionOffice(NamedRefusal):
    """The drafter is not of a supervision office."""

    code = "proposal_not_of_supervision_office"
    kind = Kind.NOT_ENTITLED
    title = Text("拟稿人不是监督检查室人员", "The drafter is not of a supervision office")
    rule = Rule("A-15", "P-26")


class AddresseeWrong(NamedRefusal):
    """The body does not exist, or is the discipline organ itself."""

    code = "proposal_addressee_wrong"
    title = Text("建议对象不存在或者是本机关", "The body does not exist or is the own organ")
    requires = Text("建议对象是本机关以外的现有单位", "The body exists and is not the own organ")
    rule = Rule("A-15", "P-26")


class SourceCaseUnknown(NamedRefusal):
    """The case named is none of the organ."""

    code = "proposal_source_case_unknown"
    title = Text("所依据的问责案件不属于本机关", "The case named is none of this organ")
    requires = Text("所依据的案件属于本机关", "The case named is one of this organ")
    rule = Rule("A-15")


class ContentIncomplete(NamedRefusal):
    """Basic data, problem list, facts, base or proposals are missing."""

    code = "proposal_content_incomplete"
    title = Text("建议书内容不完整", "The proposal lacks one of its parts")
    requires = Text(
        "写明基本情况、问题清单及证据、事实、依据和建议",
        "Basic data, problems with evidence, facts, base and proposals",
    )
    rule = Rule("P-26", "A-15")


class NotTheDrafter(NamedRefusal):
    """Somebody else would change the draft."""

    code = "proposal_not_the_drafter"
    kind = Kind.NOT_ENTITLED
    title = Text("由拟稿人修改", "Whoever drafted it changes it")
    rule = Rule("P-26")


class ArgumentTooSmall(NamedRefusal):
    """Too few took part in the argument, or persons not of the organ, or the head was not among them."""

    code = "proposal_argument_too_small"
    title = Text("集体研究人数或者参加人员不符合要求", "Too few or the wrong persons took part in the argument")
    requires = Text(
        "参加人员均为本机关人员、不重复、达到规定人数并包括室主任",
        "Enough persons of the organ, each once, the head among them",
    )
    rule = Rule("P-26")


class ArgumentUnstated(NamedRefusal):
    """The argument has no minutes, an impossible day, or a body consulted that is unknown or said nothing."""

    code = "proposal_argument_unstated"
    title = Text(
        "集体研究缺少记录、日期有误或者征求意见不实", "The argument lacks minutes, possible day or real opinions"
    )
    requires = Text(
        "有研究记录，日期不晚于今日，征求意见有单位和意见", "Minutes, a possible day, and real opinions asked"
    )
    rule = Rule("P-26")


class ProposalOneHand(NamedRefusal):
    """The same person would draft, lead the argument and issue."""

    code = "proposal_one_hand"
    kind = Kind.NOT_ENTITLED
    title = Text("拟稿、组织研究和签发不得为同一人", "Drafting, leading the argument and issuing are three hands")
    rule = Rule("P-09", "P-26")


class LetterUnstated(NamedRefusal):
    """The letter has no number, or the leader no opinion."""

    code = "proposal_letter_unstated"
    title = Text("缺少文号或者签发意见", "The number of the letter or the opinion is missing")
    requires = Text("写明文号和签发意见", "The letter has a number and the leader an opinion")
    rule = Rule("A-15")


class LetterNumberUsed(NamedRefusal):
    """Another letter has the number."""

    code = "proposal_letter_number_used"
    kind = Kind.NOT_NOW
    title = Text("该文号已被使用", "Another letter has this number")
    rule = Rule("A-15")


class ReasonsMissing(NamedRefusal):
    """No reasons are given."""

    code = "proposal_reasons_missing"
    title = Text("未写明理由", "No reasons are given")
    requires = Text("写明理由", "Reasons are given")
    rule = Rule("P-26")


class ServiceUnproven(NamedRefusal):
    """The service has no receipt, or a day before the letter or still to come."""

    code = "proposal_service_unproven"
    title = Text("送达缺少回证，或者日期不在签发日与今日之间", "The service lacks receipt or possible day")
    requires = Text("有送达回证，日期在签发日与今日之间", "A receipt, and a day since the letter")
    rule = Rule("P-26")


class AnswerUnstated(NamedRefusal):
    """The answer says nothing, has no document, or leaves a point of an accepted proposal out."""

    code = "proposal_answer_unstated"
    title = Text("回复缺少内容、文号，或者没有逐条回应", "The answer lacks text, document or a point")
    requires = Text(
        "回复有内容和文号，采纳的逐条写明措施和时限", "Text, document, and each point with its day if accepted"
    )
    rule = Rule("P-26")


class AnswerNotOverdue(NamedRefusal):
    """The day of the answer has not passed."""

    code = "proposal_answer_not_overdue"
    kind = Kind.NOT_NOW
    title = Text("回复期限尚未届满", "The time for an answer is not over")
    rule = Rule("P-26")


class FollowUpUnstated(NamedRefusal):
    """The follow-up was made by fewer than two of the organ, has no finding, or an impossible day."""

    code = "proposal_follow_up_unstated"
    title = Text("跟踪了解人数、日期或者情况记录不符合要求", "Follow-up by too few, without finding or possible day")
    requires = Text("由本机关两名以上人员了解，日期和情况属实", "At least two of the organ, a possible day, a finding")
    rule = Rule("P-26")


class RefusalNotShown(NamedRefusal):
    """The body has accepted, and nothing shows that it did not carry it out."""

    code = "proposal_refusal_not_shown"
    kind = Kind.NOT_NOW
    title = Text("没有拒不采纳的事实", "Nothing shows that the body refuses")
    rule = Rule("P-26")


class CriticismUnstated(NamedRefusal):
    """It is not said why the reasons are not good, or the criticism has no number."""

    code = "proposal_criticism_unstated"
    title = Text(
        "未写明理由不正当之处或者批评文号", "Why the reasons are not good, or the criticism's number, is missing"
    )
    requires = Text(
        "写明理由不正当之处和批评、责令改正的文号", "Why it is no good reason, and the number of the criticism"
    )
    rule = Rule("P-26")


class NotCarriedOut(NamedRefusal):
    """Nobody has looked whether it was carried out, or it was not."""

    code = "proposal_not_carried_out"
    kind = Kind.NOT_NOW
    title = Text("尚未了解到建议已经落实", "It is not found yet that the proposal was carried out")
    rule = Rule("P-26")


class ClosingUnstated(NamedRefusal):
    """The closing has no note."""

    code = "proposal_closing_unstated"
    title = Text("未写明办理结果", "The result is not stated")
    requires = Text("写明办理结果", "The result is stated")
    rule = Rule("P-26")
