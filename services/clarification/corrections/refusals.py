"""The ways a correction task, or the request for one, is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.refusing import NamedRefusal


class CorrectionKindUnknown(NamedRefusal):
    """The item is none of the profile's."""

    code = "correction_kind_unknown"
    title = Text("没有此类纠正补偿事项", "There is no such kind of correction")
    requires = Text("纠正补偿事项须在目录之内", "The item is one of the list")
    rule = Rule("C-32", "G-31")


class CorrectionNotOfThisSide(NamedRefusal):
    """What is owed to the victim is asked of the gain, or the other way round."""

    code = "correction_not_of_this_side"
    title = Text("该事项与纠正方向不符", "This item is not asked for on this side")
    requires = Text(
        "恢复受害人的事项与撤销不当得益的事项相区分", "What is restored to the victim is kept apart from a gain undone"
    )
    rule = Rule("C-32", "P-05")


class CorrectionUnstated(NamedRefusal):
    """It is not said what exactly is asked for, or no letter names whose gain is to be undone."""

    code = "correction_unstated"
    title = Text("未写明请求内容，或者缺少函件编号", "The request, or the number of its letter, is missing")
    requires = Text("须写明请求纠正或者补偿的内容", "It is stated what is to be corrected")
    rule = Rule("C-32", "G-31")


class AddresseeNotPersonnelBody(NamedRefusal):
    """What is asked is no organization or personnel body that exists on the day."""

    code = "addressee_not_personnel_body"
    title = Text("受函单位不是现存的组织人事部门", "The body asked is no existing organization or personnel body")
    requires = Text("受函单位须为组织人事部门", "The body asked is an organization or personnel body")
    rule = Rule("C-32", "G-31")


class NoSubjectOfCorrection(NamedRefusal):
    """It is not said whom the correction concerns, or two are named."""

    code = "no_subject_of_correction"
    title = Text("未指明一名纠正补偿对象", "Not exactly one subject of the correction is named")
    rule = Rule("C-30", "C-32")


class AnswerIncomplete(NamedRefusal):
    """The answer says nothing, or claims a correction without day or document."""

    code = "answer_incomplete"
    title = Text("答复未写明情况，或者缺少生效日期、文号", "The answer lacks text, day of effect or document")
    requires = Text(
        "答复须写明情况，已纠正的写明日期和文号", "An answer says what was done, since when and by which document"
    )
    rule = Rule("C-32", "G-31")


class EffectInFuture(NamedRefusal):
    """The correction is said to have taken effect on a day still to come."""

    code = "effect_in_future"
    title = Text("生效日期不得晚于今日", "The day of effect lies in the future")
    requires = Text("生效日期不晚于今日", "The day of effect has come")
    rule = Rule("G-31")


class CheckUnstated(NamedRefusal):
    """It is not said how the answer was checked, or what is missing."""

    code = "check_unstated"
    title = Text("未写明核对情况", "The result of the check is not stated")
    requires = Text("须写明核对情况", "The result of the check is stated")
    rule = Rule("C-32")


class CheckerAnswered(NamedRefusal):
    """Whoever answered, or belongs to the body asked, would check the answer."""

    code = "checker_answered"
    kind = Kind.NOT_ENTITLED
    title = Text("答复人或者受函单位人员不得核对", "Neither who answered nor the body asked checks the answer")
    rule = Rule("C-32", "P-09")


class CorrectionNotYetDue(NamedRefusal):
    """The day of the task is not over."""

    code = "correction_not_yet_due"
    kind = Kind.NOT_NOW
    title = Text("办理期限尚未届满", "The day of the task is not over")
    rule = Rule("G-31")
