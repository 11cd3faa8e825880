"""The office's sheets of problem items and of visits: which columns, in which order, with which words."""

from collections.abc import Mapping

from libs.kernel.profile import Profile
from libs.kernel.text import Text
from libs.sheets.layout import Column, Kind, Layout
from services.supervision.problems import status as problems
from services.supervision.visits import status as visits


def problem_layout(profile: Profile) -> Layout:
    """问题整改台账: one line an item, from what was found to the check-off (S-08, S-10)."""
    return Layout(
        Text("问题整改台账", "Problem items"),
        Text("中心工作监督检查问题整改台账", "Problem items of the supervision of central work"),
        (
            Column("line", Text("序号", "No."), 6, Kind.WHOLE),
            Column("number", Text("问题编号", "Number"), 20),
            Column("unit", Text("责任单位", "Unit"), 22),
            _coded("nature", "问题性质", "Nature", _words(profile, "problem_natures")),
            _coded("level", "严重程度", "Level", _words(profile, "problem_levels"), 10),
            Column("facts", Text("问题表现", "What was found"), 48),
            Column("place", Text("发现地点", "Where"), 20),
            Column("demands", Text("整改要求", "Demands"), 40),
            _coded("kind", "个性或共性", "Kind", problems.KIND_LABELS),
            _coded("source", "问题来源", "Source", problems.SOURCE_LABELS, 18),
            _day("opened_on", "建立日期", "Opened on"),
            _day("notified_on", "通知日期", "Notified on"),
            _day("rectify_by", "整改期限", "To be put right by"),
            _coded("status", "当前状态", "Status", problems.LABELS),
            Column("overdue", Text("是否逾期", "Overdue"), 9, Kind.YES_NO),
            _coded("slip_colour", "督办单", "Slip", _words(profile, "slip_colours"), 10),
            Column("falsified", Text("虚假整改", "Falsified"), 9, Kind.YES_NO),
            Column("recurrent", Text("重复发生", "Recurrent"), 9, Kind.YES_NO),
            _day("checked_off_on", "销号日期", "Checked off on"),
            _day("escalated_on", "升级问责日期", "Escalated on"),
            Column("office", Text("对口监督检查室", "Office"), 22),
        ),
    )


def visit_layout(_profile: Profile) -> Layout:
    """监督检查台账: one line a visit (S-05 to S-09)."""
    return Layout(
        Text("监督检查台账", "Visits"),
        Text("中心工作监督检查台账", "Visits of the supervision of central work"),
        (
            Column("line", Text("序号", "No."), 6, Kind.WHOLE),
            Column("number", Text("检查编号", "Number"), 20),
            _coded("kind", "检查种类", "Kind", visits.KIND_LABELS, 24),
            Column("unit", Text("被检查单位", "Unit"), 22),
            Column("office", Text("检查机构", "Visited by"), 22),
            Column("content", Text("检查内容", "What is looked at"), 36),
            _day("planned_on", "计划日期", "Planned for"),
            _day("visited_on", "到场日期", "On site on"),
            _coded("status", "当前状态", "Status", visits.LABELS),
            Column("unannounced", Text("四不两直", "Unannounced"), 9, Kind.YES_NO),
            Column("joint", Text("室组地联动", "Joint"), 9, Kind.YES_NO),
            Column("problems", Text("发现问题数", "Problems"), 10, Kind.WHOLE),
        ),
    )


def _coded(name: str, zh: str, en: str, words: Mapping[str, Text], width: float = 14) -> Column:
    return Column(name, Text(zh, en), width, Kind.CODE, words)


def _day(name: str, zh: str, en: str) -> Column:
    return Column(name, Text(zh, en), 12, Kind.DAY)


def _words(profile: Profile, name: str) -> Mapping[str, Text]:
    return {item.code: item.text for item in profile.list(name).items}
