"""Refusals of an objection: when it is lodged, who examines it, how it is decided (P-21)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_P21 = Rule("P-21")
_HANDS = Rule("P-21", "P-09")


class NoConclusion(NamedRefusal):
    """No conclusion of such a visit was fed back to the unit of the caller."""

    code = "objection_no_conclusion"
    kind = Kind.NOT_NOW
    title = Text("没有反馈给本单位的该次督查结论", "No conclusion of such a visit was fed back to your unit")
    rule = _P21


class TooLate(NamedRefusal):
    """The time for an objection has passed."""

    code = "objection_too_late"
    kind = Kind.NOT_NOW
    title = Text("已超过提出异议的期限", "The time for an objection has passed")
    rule = _P21


class LodgedAlready(NamedRefusal):
    """An objection to this conclusion stands."""

    code = "objection_lodged_already"
    kind = Kind.NOT_NOW
    title = Text("对该结论已经提出异议", "An objection to this conclusion stands already")
    rule = _P21


class PointsMissing(NamedRefusal):
    """It is not said what is objected to."""

    code = "objection_points_missing"
    title = Text("须写明异议内容和理由", "What is objected to, and why, is stated")
    rule = _P21


class ExaminerUnfit(NamedRefusal):
    """The person is not of the organ, or in no role that examines."""

    code = "objection_examiner_unfit"
    title = Text("审查人员须为本机关有关部门人员", "The examiner is of the organ, in a role that examines")
    rule = _P21


class ExaminerTookPart(NamedRefusal):
    """The person took part in the visit."""

    code = "objection_examiner_took_part"
    title = Text("参加该次检查的人员应当回避", "Nobody who took part in the visit examines it")
    rule = _HANDS


class ExaminerOfUnit(NamedRefusal):
    """The person holds a post in the unit."""

    code = "objection_examiner_of_unit"
    title = Text("在被检查单位任职的人员应当回避", "Nobody who holds a post in the unit examines it")
    rule = _HANDS


class NotTheExaminer(NamedRefusal):
    """The caller does not examine it."""

    code = "objection_not_the_examiner"
    kind = Kind.NOT_ENTITLED
    title = Text("须由指定的审查人员作出", "For the examiner who was named")
    rule = _HANDS


class OutcomeUnknown(NamedRefusal):
    """The outcome is none of the list."""

    code = "objection_outcome_unknown"
    title = Text("没有此项决定", "There is no such outcome")
    rule = _P21


class DecisionUnreasoned(NamedRefusal):
    """It is decided without reasons."""

    code = "objection_unreasoned"
    title = Text("须写明理由", "The decision is reasoned")
    rule = Rule("P-21", "P-17")


class CorrectionMissing(NamedRefusal):
    """Corrected without a corrected text, or a corrected text without a correction."""

    code = "objection_correction_missing"
    title = Text("予以更正的须写明更正后的结论，其他决定不写", "A correction, and nothing else, has a corrected text")
    rule = _P21


class ItemUnaffected(NamedRefusal):
    """A problem item is named that the visit did not open, or though the conclusion is upheld."""

    code = "objection_item_unaffected"
    title = Text("所列问题不是该次检查建立的，或者结论维持不变", "Not opened by the visit, or the conclusion stands")
    rule = Rule("P-21", "S-08")
