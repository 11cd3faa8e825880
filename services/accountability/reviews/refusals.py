"""The ways a review is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal

_RULE = Rule("P-14", "P-20")


class RecourseNotOpen(NamedRefusal):
    """That stage is not open: a review is under way, was decided already, or nothing is left to review."""

    code = "recourse_not_open"
    kind = Kind.NOT_NOW
    title = Text("该救济途径目前不能申请", "This recourse is not open now")
    rule = _RULE


class AppliedTooLate(NamedRefusal):
    """The term for applying is over; the detail says how it was counted."""

    code = "review_applied_too_late"
    kind = Kind.NOT_NOW
    title = Text("申请期限已过", "The term for applying is over")
    rule = _RULE


class ReviewUnreasoned(NamedRefusal):
    """The application or order gives no reasons, or asks for nothing."""

    code = "review_unreasoned"
    title = Text("未写明理由或者请求", "Reasons or what is asked for are missing")
    requires = Text("写明理由和请求", "Reasons, and what is asked for")
    rule = _RULE


class PaperDayImpossible(NamedRefusal):
    """The paper came in the future, or before the decision was received."""

    code = "review_paper_day_impossible"
    title = Text("收到申请的日期有误", "The day of receipt is impossible")
    requires = Text("收到申请的日期在送达日与今日之间", "The paper came since the service")
    rule = _RULE


class NoHigherOrgan(NamedRefusal):
    """The organ that decided has no organ above it here."""

    code = "no_higher_organ"
    kind = Kind.NOT_NOW
    title = Text("没有可以受理复核的上一级机关", "There is no higher organ to review it")
    rule = _RULE


class ReviewersTooFew(NamedRefusal):
    """Fewer than two reviewers are named."""

    code = "reviewers_too_few"
    title = Text("复审复核人员少于二人", "Fewer than two reviewers are named")
    requires = Text("指定二名以上复审复核人员", "At least two reviewers")
    rule = _RULE


class ReviewerWrong(NamedRefusal):
    """A reviewer is not of the organ, or had a hand in the decision under review."""

    code = "reviewer_wrong"
    title = Text(
        "复审复核人员不是本机关人员或者参与过原决定", "A reviewer is a stranger, or had a hand in the decision"
    )
    requires = Text("复审复核人员为本机关未参与原决定的人员", "Reviewers of the organ without a hand in the decision")
    rule = Rule("P-09", "P-14")


class NotTheReviewer(NamedRefusal):
    """Somebody who is not named would review."""

    code = "not_the_reviewer"
    kind = Kind.NOT_ENTITLED
    title = Text("不是本件指定的复审复核人员", "You are not named to review it")
    rule = Rule("P-09", "P-14")


class ExtensionNotAllowed(NamedRefusal):
    """Only the decision on a civil servant's appeal may be put off, and once."""

    code = "review_extension_not_allowed"
    kind = Kind.NOT_NOW
    title = Text("本件不能延长期限", "The term of this one cannot be extended")
    rule = Rule("P-20")


class ReportUnstated(NamedRefusal):
    """The report says nothing of the facts or of the nature."""

    code = "review_report_unstated"
    title = Text("未写明事实或者定性的审查意见", "What was found on facts or nature is missing")
    requires = Text("写明事实和定性的审查意见", "Findings on facts and on nature")
    rule = _RULE


class ReviewUnderTheSameHand(NamedRefusal):
    """Whoever reviewed or is recused would record what the committee decided."""

    code = "review_one_hand"
    kind = Kind.NOT_ENTITLED
    title = Text("复审复核人员和应当回避的人员不得登记决定", "Reviewers and recused persons do not record the decision")
    rule = Rule("P-09", "P-14")


class DecisionUnstated(NamedRefusal):
    """The decision has no number or no reasons."""

    code = "review_decision_unstated"
    title = Text("决定缺少文号或者理由", "The decision lacks number or reasons")
    requires = Text("写明文号和理由", "Number and reasons")
    rule = _RULE


class ReviewServiceUnproven(NamedRefusal):
    """The service has no receipt or an impossible day."""

    code = "review_service_unproven"
    title = Text("送达缺少回证，或者日期不在决定日与今日之间", "The service lacks receipt or possible day")
    requires = Text("有送达回证，日期在决定日与今日之间", "A receipt, and a day since the decision")
    rule = _RULE
