"""Refusals of a visit from the site on: start, report, conclusion (TV-03 to TV-05)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal


class NotTheLeader(NamedRefusal):
    """The caller does not lead the team."""

    code = "visit_not_the_leader"
    kind = Kind.NOT_ENTITLED
    title = Text("须由检查组组长办理", "For the leader of the team")
    rule = Rule("S-05", "S-06")


class PlaceMissing(NamedRefusal):
    """The place is not logged."""

    code = "visit_place_missing"
    title = Text("须登记所到地点", "The place is logged")
    rule = Rule("S-05", "S-06")


class NotLoggedOnSite(NamedRefusal):
    """The start is logged on another day."""

    code = "visit_not_logged_on_site"
    title = Text("须在到达现场当日登记", "The start is logged on the day on site")
    rule = Rule("S-05", "S-06")


class NothingReported(NamedRefusal):
    """Neither a finding nor that there is no problem is reported, or both."""

    code = "visit_nothing_reported"
    title = Text("须列明发现的问题，或者写明未发现问题，二者择一", "Findings are reported, or that there is no problem")
    rule = Rule("S-05", "S-08")


class NoProblemUnproven(NamedRefusal):
    """That there is no problem is not proven."""

    code = "visit_no_problem_unproven"
    title = Text("未发现问题的，须注明依据材料", "That there is no problem is proven")
    rule = Rule("S-05", "S-08")


class FindingIncomplete(NamedRefusal):
    """A finding lacks facts, place or evidence."""

    code = "visit_finding_incomplete"
    title = Text("发现的问题须写明事实、地点和证据", "A finding has facts, place and evidence")
    rule = Rule("S-08")


class NatureUnknown(NamedRefusal):
    """The nature is none of the list."""

    code = "visit_nature_unknown"
    title = Text("没有此项问题性质", "There is no such nature of problems")
    rule = Rule("S-08")


class LevelUnknown(NamedRefusal):
    """The level is none of the list."""

    code = "visit_level_unknown"
    title = Text("没有此项问题程度", "There is no such level of problems")
    rule = Rule("S-08")


class MarksIncomplete(NamedRefusal):
    """One of the six marks is not answered, answered twice, or unknown."""

    code = "visit_marks_incomplete"
    title = Text("“四不两直”六项须逐项填写", "Each of the six marks is answered, once")
    rule = Rule("P-33", "S-05")


class MarkUnreasoned(NamedRefusal):
    """A mark was not kept, and nobody says why."""

    code = "visit_mark_unreasoned"
    title = Text("未做到的须写明原因", "A mark that was not kept is reasoned")
    rule = Rule("P-33")


class MarksElsewhere(NamedRefusal):
    """The visit was announced, so the marks say nothing."""

    code = "visit_marks_elsewhere"
    title = Text("“四不两直”标记只适用于不打招呼的检查", "The six marks belong to unannounced visits")
    rule = Rule("P-33")


class FindingsUndecided(NamedRefusal):
    """Findings and decisions do not match one to one."""

    code = "visit_findings_undecided"
    title = Text("每项发现的问题须有一项处理决定", "Every finding is decided, once")
    rule = Rule("S-08", "P-21")


class DemandMissing(NamedRefusal):
    """It is not said what the unit is to put right."""

    code = "visit_demand_missing"
    title = Text("须写明整改要求", "It is said what is to be put right")
    rule = Rule("S-08")


class DismissalUnreasoned(NamedRefusal):
    """A finding is dismissed without reasons."""

    code = "visit_dismissal_unreasoned"
    title = Text("不作为问题处理的，须写明理由", "A finding is dismissed with reasons")
    rule = Rule("S-08")


class ConclusionMissing(NamedRefusal):
    """There is no conclusion to feed back."""

    code = "visit_conclusion_missing"
    title = Text("须写明反馈被检查单位的结论", "The conclusion for the unit is written")
    rule = Rule("P-21")
