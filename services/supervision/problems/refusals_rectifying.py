"""Refusals of plan, report and answers of the unit, and of the slips (TS-03, TS-04, TS-08)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_PLAN = Rule("S-10", "G-55")
_SLIP = Rule("G-55", "P-22")


class ResponsibleWithoutPost(NamedRefusal):
    """The person named holds no post in the unit."""

    code = "problem_responsible_without_post"
    title = Text("整改责任人须在本单位任职", "The responsible person holds a post in the unit")
    rule = Rule("S-10", "S-20")


class ResponsibleMissing(NamedRefusal):
    """Nobody was named who answers for it."""

    code = "problem_no_responsible"
    title = Text("须确定整改责任人", "Somebody is named who answers for it")
    rule = Rule("S-10", "S-20")


class PlanMissing(NamedRefusal):
    """A long term is given only with a plan."""

    code = "problem_no_plan"
    title = Text("该整改期限须报送整改方案", "This term is given only with a plan")
    rule = _PLAN


class StepUnclear(NamedRefusal):
    """A step has no words, or a day outside the time that is given."""

    code = "problem_step_unclear"
    title = Text(
        "每个步骤须写明内容，日期在今天至整改期限之内", "A step says what is done, by a day within the time given"
    )
    rule = _PLAN


class DemandUnanswered(NamedRefusal):
    """A demand of the notice has no entry, or one without words."""

    code = "problem_demand_unanswered"
    title = Text("须逐项回应通知的整改要求", "Every demand of the notice is answered")
    rule = Rule("S-10")


class DemandUnknown(NamedRefusal):
    """An entry is for no demand of the notice, or for one that has another entry."""

    code = "problem_demand_unknown"
    title = Text("所列要求不在通知之中，或者重复", "There is no such demand in the notice, or it is answered twice")
    rule = Rule("S-10")


class RectificationUnproven(NamedRefusal):
    """An entry has no proof."""

    code = "problem_no_proof"
    title = Text("每项整改须附证明材料", "Every demand is answered with proof")
    rule = Rule("S-10")


class SlipMissing(NamedRefusal):
    """No slip is out."""

    code = "problem_no_slip"
    kind = Kind.NOT_NOW
    title = Text("没有待答复的督办单", "No slip is out")
    rule = _SLIP


class SlipAnsweredAlready(NamedRefusal):
    """The slip that is out has its answer."""

    code = "problem_slip_answered"
    kind = Kind.NOT_NOW
    title = Text("该督办单已经答复", "The slip has been answered")
    rule = _SLIP


class SlipPassed(NamedRefusal):
    """The last day for the answer is over: the slip has failed."""

    code = "problem_slip_passed"
    kind = Kind.NOT_NOW
    title = Text("督办单答复期限已过", "The last day for the answer is over")
    rule = _SLIP


class AnswerIncomplete(NamedRefusal):
    """The answer has no reasons or promises no step."""

    code = "problem_answer_incomplete"
    title = Text("答复须写明逾期原因和下一步措施", "The answer gives reasons and promises steps")
    rule = _SLIP


class SlipNotDue(NamedRefusal):
    """The day is not over, or no further slip can follow."""

    code = "problem_slip_not_due"
    kind = Kind.NOT_NOW
    title = Text("期限未过，或者不再有下一级督办单", "The day is not over, or no further slip follows")
    rule = _SLIP
