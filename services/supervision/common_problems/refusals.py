"""The ways a common problem says no while its list is made (S-08, S-11, G-50)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal


class CommonProblemOfficeMissing(NamedRefusal):
    """The caller acts for no supervision office."""

    code = "common_problem_office_missing"
    title = Text("须由监督检查室人员办理", "The caller acts for no supervision office")
    requires = Text("由监督检查室办理", "A supervision office has it")
    rule = Rule("S-08", "S-11")


class CommonProblemTitleMissing(NamedRefusal):
    """A common problem has no title."""

    code = "common_problem_title_missing"
    title = Text("须写明共性问题名称", "Say what the common problem is called")
    rule = Rule("S-11")


class CommonProblemFactsMissing(NamedRefusal):
    """Facts are not stated."""

    code = "common_problem_facts_missing"
    title = Text("须写明查明的事实", "State the facts found")
    rule = Rule("S-08")


class CommonProblemEvidenceMissing(NamedRefusal):
    """Nothing shows the facts."""

    code = "common_problem_evidence_missing"
    title = Text("须附证据", "Name what shows the facts")
    rule = Rule("S-08")


class CommonProblemDemandMissing(NamedRefusal):
    """Nothing is demanded."""

    code = "common_problem_demand_missing"
    title = Text("须写明整改要求", "State what is to be put right")
    rule = Rule("S-08", "S-10")


class CommonProblemNatureUnknown(NamedRefusal):
    """The nature is none of the list."""

    code = "common_problem_nature_unknown"
    title = Text("问题性质不在清单之内", "The nature is not one of the list")
    rule = Rule("S-08", "S-16")


class CommonProblemLevelUnknown(NamedRefusal):
    """The level is none of the list."""

    code = "common_problem_level_unknown"
    title = Text("问题程度不在清单之内", "The level is not one of the list")
    rule = Rule("S-08")


class CommonProblemTaskUnknown(NamedRefusal):
    """The task is no central task of the organ."""

    code = "common_problem_task_unknown"
    title = Text("没有该项中心任务", "There is no such central task")
    rule = Rule("S-01", "S-08")


class CommonProblemUnitUnknown(NamedRefusal):
    """The unit is looked after by no office of the organ."""

    code = "common_problem_unit_unknown"
    title = Text("该单位不由本机关监督检查室对口联系", "No supervision office of this organ looks after the unit")
    rule = Rule("S-08", "F-26")


class CommonProblemPlaceMissing(NamedRefusal):
    """It is not said where an item was found."""

    code = "common_problem_place_missing"
    title = Text("须写明发现地点", "Say where it was found")
    rule = Rule("S-08")


class CommonProblemFoundInFuture(NamedRefusal):
    """An item is said to be found on a day to come."""

    code = "common_problem_found_in_future"
    title = Text("发现日期不得晚于今日", "It cannot have been found on a day to come")
    rule = Rule("S-08")


class CommonProblemItemUnnamed(NamedRefusal):
    """Neither an item that is kept nor one to be opened is named, or both are."""

    code = "common_problem_item_unnamed"
    title = Text("须指明已有问题或者填写新问题，二者取一", "Name an item that is kept, or describe one: one of the two")
    rule = Rule("S-08", "S-11")


class CommonProblemItemUnknown(NamedRefusal):
    """There is no such item, or it is not the caller's to know."""

    code = "common_problem_item_unknown"
    title = Text("没有该问题", "There is no such item")
    rule = Rule("S-08", "S-11")


class CommonProblemItemUnlike(NamedRefusal):
    """The item is of another nature than the list."""

    code = "common_problem_item_unlike"
    title = Text("该问题与清单的问题性质不同", "The item is of another nature than the list")
    rule = Rule("S-11")


class CommonProblemItemTaken(NamedRefusal):
    """The item is one of a common problem already, or reported put right, or ended."""

    code = "common_problem_item_taken"
    kind = Kind.NOT_NOW
    title = Text(
        "该问题已列入共性问题清单，或者已报整改结果、已办结",
        "The item is one of a common problem already, or reported put right, or ended",
    )
    rule = Rule("S-11", "G-50")


class CommonProblemEmpty(NamedRefusal):
    """A list without items is to be fixed."""

    code = "common_problem_empty"
    kind = Kind.NOT_NOW
    title = Text("清单中没有有效的问题", "There is no item on the list that stands")
    rule = Rule("S-11", "G-50")


class CommonProblemItemNotNotified(NamedRefusal):
    """A unit was not notified of its item yet: it can still be withdrawn, and nobody is putting it right."""

    code = "common_problem_item_not_notified"
    kind = Kind.NOT_NOW
    title = Text("清单中尚有未通知整改的问题", "A unit has not been notified of its item yet")
    rule = Rule("S-08", "G-50")
