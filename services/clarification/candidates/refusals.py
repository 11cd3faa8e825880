"""The ways an act on a candidate is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.refusing import NamedRefusal


class ProblemNotWorded(NamedRefusal):
    """An item of the findings is not worded."""

    code = "problem_not_worded"
    title = Text("有问题未写明", "An item of the findings is not worded")
    requires = Text("已核实的每一问题均须写明", "Every item of the findings is worded")
    rule = Rule("C-02", "C-06")


class NoSuchItem(NamedRefusal):
    """An item is worded that the lead does not have."""

    code = "no_such_item"
    title = Text("线索中没有该问题", "The lead has no such item")
    requires = Text("所写问题均为线索中的问题", "Only items of the lead are worded")
    rule = Rule("C-02")


class UnitOpen(NamedRefusal):
    """It is not clear in which unit the person is."""

    code = "unit_open"
    title = Text("须写明该同志现所在单位", "State the unit in which the person is today")
    requires = Text("现所在单位已明确", "The unit of the person today is clear")
    rule = Rule("G-33")


class NoReasonGiven(NamedRefusal):
    """A dismissal does not say why."""

    code = "no_reason_given"
    title = Text("未写明不予启动的理由", "The dismissal does not say why")
    requires = Text("不予启动须写明理由", "A dismissal says why")
    rule = Rule("C-03")


class ScreeningNotDue(NamedRefusal):
    """The month of the next screening has not begun."""

    code = "screening_not_due"
    kind = Kind.NOT_NOW
    title = Text("尚未到下次筛查日期", "The next screening is not due yet")
    rule = Rule("P-39")
