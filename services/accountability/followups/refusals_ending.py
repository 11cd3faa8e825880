"""The ways the end of a follow-up is refused: the letter to the organization department, and the closing."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class FollowupPeriodRuns(NamedRefusal):
    """The impact period is not over."""

    code = "followup_period_runs"
    kind = Kind.NOT_NOW
    title = Text("影响期尚未届满", "The impact period is not over")
    rule = Rule("D-03", "P-19")


class VisitorDecides(NamedRefusal):
    """Whoever visited the person would decide whether a letter is sent."""

    code = "visitor_decides"
    kind = Kind.NOT_ENTITLED
    title = Text("回访人员不得决定是否反馈", "Who visited does not decide whether it is fed back")
    rule = Rule("P-27", "P-09")


class NotGradedGood(NamedRefusal):
    """The latest visit was not graded good."""

    code = "not_graded_good"
    kind = Kind.NOT_NOW
    title = Text("最近一次回访未评为好", "The latest visit was not graded good")
    rule = Rule("D-03", "P-27")


class OutstandingUnproven(NamedRefusal):
    """It is not said how the work stands out."""

    code = "outstanding_unproven"
    title = Text("未写明工作成绩突出的情况", "It is not said how the work stands out")
    requires = Text("须写明工作成绩突出的情况", "It is said how the work stands out")
    rule = Rule("D-03")


class RecognitionUnproven(NamedRefusal):
    """It is not said by what the recognition of those around is known."""

    code = "recognition_unproven"
    title = Text("未写明群众认可的依据", "It is not said by what the recognition is known")
    requires = Text("须写明群众认可的依据", "It is said by what the recognition is known")
    rule = Rule("D-03")


class LetterIncomplete(NamedRefusal):
    """The letter has no number or no proposal."""

    code = "feedback_letter_incomplete"
    title = Text("反馈函缺少文号或者建议", "The letter lacks its number or its proposal")
    requires = Text("反馈函须有文号和建议", "The letter has number and proposal")
    rule = Rule("D-03", "P-27")


class FeedbackAddressee(NamedRefusal):
    """The letter does not go to an organization or personnel body that exists today."""

    code = "feedback_addressee"
    title = Text("受函单位不是现存的组织人事部门", "The letter goes to no existing organization or personnel body")
    requires = Text("反馈函送组织人事部门", "The letter goes to an organization or personnel body")
    rule = Rule("D-03")


class LetterDay(NamedRefusal):
    """The day of the letter or of its receipt is impossible."""

    code = "feedback_letter_day"
    title = Text("反馈或者签收日期不符合先后次序", "The day of the letter or its receipt is out of order")
    requires = Text("影响期满后发函，发函后签收", "The letter follows the period, the receipt follows the letter")
    rule = Rule("D-03")


class AlreadyAcknowledged(NamedRefusal):
    """The department has signed for the letter before."""

    code = "already_acknowledged"
    kind = Kind.NOT_NOW
    title = Text("该函已经签收", "The letter was signed for already")
    rule = Rule("D-03")


class LetterUnreceived(NamedRefusal):
    """The department has not signed for the letter, and nothing else proves that it came."""

    code = "letter_unreceived"
    title = Text("反馈函尚未签收，也无送达佐证", "The letter is not signed for, and nothing proves that it came")
    requires = Text("反馈函已签收或者有送达佐证", "The letter is known to have come")
    rule = Rule("D-03")


class BreachOpen(NamedRefusal):
    """A breach of the person's rights that a visit found is not put right."""

    code = "breach_open"
    kind = Kind.NOT_NOW
    title = Text("回访发现的权利侵害尚未纠正", "A breach of rights that a visit found is not put right")
    requires = Text("发现的权利侵害均已纠正", "Every breach of rights that was found is put right")
    rule = Rule("D-02")


class ClosingUnreasoned(NamedRefusal):
    """The closing has no reasons."""

    code = "followup_closing_unreasoned"
    title = Text("未写明办结理由", "The closing has no reasons")
    requires = Text("办结须写明理由", "The closing has its reasons")
    rule = Rule("D-03", "D-04")


class GoodPersonForgotten(NamedRefusal):
    """Somebody whose period is over and who does well would be left without a letter and without a stated reason."""

    code = "good_person_forgotten"
    title = Text(
        "影响期满、表现好的，不反馈须指明未满足的条件，不得“永不叙用”",
        "Whoever does well after the period is not forgotten: name the condition of the letter that is not met",
    )
    requires = Text("表现好而不反馈的，指明未满足的条件", "For whoever does well the condition not met is named")
    rule = Rule("D-04", "D-03")
