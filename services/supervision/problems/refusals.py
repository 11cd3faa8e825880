"""Refusals when a problem item is opened, revised, withdrawn or notified (TS-01, TS-02)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_FOUND = Rule("S-08")


class ProblemUnitUnknown(NamedRefusal):
    """There is no such unit on that day, or none that puts problems right."""

    code = "problem_unit_unknown"
    title = Text("没有该单位，或者不属于监督对象", "There is no such unit, or none that is supervised")
    rule = _FOUND


class ProblemUnitNotYours(NamedRefusal):
    """Neither the caller's office nor the caller's body looks after the unit."""

    code = "problem_unit_not_yours"
    kind = Kind.NOT_ENTITLED
    title = Text("该单位不由您所在室（组）联系或者派驻", "Your office or body does not look after that unit")
    rule = Rule("F-26", "S-06")


class ProblemTaskMissing(NamedRefusal):
    """A problem of a central task names no task."""

    code = "problem_no_task"
    title = Text("来源为中心任务的须注明任务", "A problem of a central task names the task")
    rule = _FOUND


class ProblemTaskUnknown(NamedRefusal):
    """The task is not one of the organ in which the unit takes part."""

    code = "problem_task_unknown"
    title = Text("没有该任务，或者该单位未承担该任务", "There is no such task, or the unit takes no part in it")
    rule = _FOUND


class ProblemNatureUnknown(NamedRefusal):
    """The profile does not have that nature."""

    code = "problem_nature_unknown"
    title = Text("没有该问题性质代码", "The profile has no such nature of a problem")
    rule = Rule("S-08", "S-16")


class ProblemAspectUnknown(NamedRefusal):
    """The profile does not have that aspect of formalism, or the problem is not one of formalism."""

    code = "problem_aspect_unknown"
    title = Text("没有该形式主义方面代码，或者问题性质不是形式主义", "There is no such aspect, or it is not formalism")
    rule = Rule("S-16")


class ProblemNatureOfList(NamedRefusal):
    """It is an item of a common problem, and all its items are of one nature."""

    code = "problem_nature_of_list"
    title = Text("共性问题清单所列问题的性质须与清单一致", "An item of a common problem keeps the nature of its list")
    rule = Rule("S-08", "S-11")


class ProblemLevelUnknown(NamedRefusal):
    """The profile does not have that level."""

    code = "problem_level_unknown"
    title = Text("没有该问题等次代码", "The profile has no such level of a problem")
    rule = _FOUND


class ProblemTermUnknown(NamedRefusal):
    """The profile does not have that term."""

    code = "problem_term_unknown"
    title = Text("没有该整改期限代码", "The profile has no such term of rectification")
    rule = Rule("G-55")


class ProblemFactsMissing(NamedRefusal):
    """What was found, or where, is not stated."""

    code = "problem_no_facts"
    title = Text("须写明问题事实和地点", "What was found, and where, is stated")
    rule = _FOUND


class ProblemFoundInFuture(NamedRefusal):
    """The day on which it was found has not come."""

    code = "problem_found_in_future"
    title = Text("发现日期不得晚于今天", "It was found on a day that has come")
    rule = _FOUND


class ProblemEvidenceMissing(NamedRefusal):
    """No evidence is referred to."""

    code = "problem_no_evidence"
    title = Text("须注明证据材料", "Evidence is referred to")
    rule = Rule("S-08", "P-21")


class ProblemDemandsMissing(NamedRefusal):
    """Nothing is demanded of the unit."""

    code = "problem_no_demands"
    title = Text("须逐项写明整改要求", "What the unit is to do is stated, point by point")
    rule = Rule("S-08", "S-10")


class ProblemTermMissing(NamedRefusal):
    """No term was proposed and none is given."""

    code = "problem_no_term"
    title = Text("通知须确定整改期限", "The notice gives a term")
    rule = Rule("S-08", "G-55")


class ProblemReasonsMissing(NamedRefusal):
    """No reasons are stated."""

    code = "problem_no_reasons"
    title = Text("须写明理由", "Reasons are stated")
    rule = Rule("S-10", "S-12")


class ProblemNeedsObjection(NamedRefusal):
    """The unit was notified: it is withdrawn only if an objection to the visit it comes from was decided for it."""

    code = "problem_needs_objection"
    title = Text(
        "已通知单位的，只有所依据的督查结论经异议被更正或者撤销，才能撤销该问题",
        "After the notice it is withdrawn only if an objection corrected or revoked the conclusion it stands on",
    )
    rule = Rule("S-10", "P-21")


class ProblemListFixed(NamedRefusal):
    """It is an item of a common problem whose list is fixed: taking it out would change the population."""

    code = "problem_list_fixed"
    kind = Kind.NOT_NOW
    title = Text(
        "所属共性问题清单已经确定，不得撤出", "The list of its common problem is fixed; no item is taken out of it"
    )
    rule = Rule("S-11", "G-50")
