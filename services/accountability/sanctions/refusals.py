"""The ways an end of the impact period, or measures put in the place of others, are refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class ImpactPeriodRuns(NamedRefusal):
    """The impact period is not over."""

    code = "impact_period_runs"
    kind = Kind.NOT_NOW
    title = Text("影响期尚未届满", "The impact period is not over")
    rule = Rule("P-19")


class OutcomeAndMeasures(NamedRefusal):
    """Measures are stated where none belong, none where they do, or they change nothing."""

    code = "outcome_and_measures"
    title = Text("结论与处理措施不一致", "Outcome and measures do not go together")
    requires = Text("仅变更时写明与原处理不同的措施", "Measures, other than before, for a change and only then")
    rule = Rule("P-14", "P-20", "A-10")


class MeasureUnfit(NamedRefusal):
    """A measure does not exist or is for another sort of object."""

    code = "measure_unfit"
    title = Text("没有此项措施或者不适用于该对象", "There is no such measure, or not for this sort of object")
    requires = Text("措施属于规定的措施并适用于该对象", "Measures of the rules that fit the object")
    rule = Rule("P-15", "P-14")


class HeavierThanBefore(NamedRefusal):
    """The measures would be heavier than those under review."""

    code = "heavier_than_before"
    title = Text("不得加重处理", "It may not be heavier than before")
    requires = Text("不重于原处理", "Not heavier than before")
    rule = Rule("P-14", "P-20", "A-10")
