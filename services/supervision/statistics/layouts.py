"""The sheets of the figures in the office's own order of columns; one line a group, all together in the last."""

from collections.abc import Sequence
from typing import Final

from libs.kernel.text import Text
from libs.sheets.layout import Column, Kind, Layout

_KEY: Final = "key"


def _numbers(*titled: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, Text(zh, en), 11, Kind.WHOLE) for name, zh, en in titled)


def _sheet(zh: str, en: str, numbers: Sequence[Column], *more: Column) -> Layout:
    key = Column(_KEY, Text("分组", "Group"), 30)
    return Layout(Text(zh, en), Text(zh, en), (key, *numbers, *more))


PROBLEMS: Final = _sheet(
    "问题整改统计表",
    "Problems and rectification",
    _numbers(
        ("items", "问题总数", "Items"),
        ("told", "已交办", "Notified to the unit"),
        ("open", "待通知", "Not notified"),
        ("notified", "已通知", "Notified"),
        ("rectifying", "整改中", "Being put right"),
        ("reported", "已报整改", "Reported"),
        ("verifying", "核查中", "Being verified"),
        ("checked_off", "已销号", "Checked off"),
        ("escalated", "已升级问责", "Escalated"),
        ("withdrawn", "已撤销", "Withdrawn"),
        ("overdue", "逾期", "Overdue"),
        ("blue", "蓝单", "Blue slips"),
        ("orange", "橙单", "Orange slips"),
        ("red", "红单", "Red slips"),
        ("falsified", "虚假整改", "False rectification"),
        ("recurrent", "重复发生", "Recurrent"),
    ),
    Column("rate", Text("整改率", "Rate of rectification"), 11, Kind.SHARE),
)
VISITS: Final = _sheet(
    "监督检查统计表",
    "Visits",
    _numbers(
        ("held", "已办结", "Held"),
        ("under_way", "进行中", "Under way"),
        ("unannounced", "四不两直", "Unannounced"),
        ("joint", "室组地联动", "Joint"),
        ("with_problems", "发现问题的", "With problems"),
        ("problems", "发现问题数", "Problems"),
    ),
    Column("problem_rate", Text("问题发现率", "Rate of problems"), 11, Kind.SHARE),
)
SAMPLES: Final = _sheet(
    "共性问题抽查统计表",
    "Samples of common problems",
    _numbers(
        ("listed", "共性问题数", "Listed"),
        ("drawn", "已抽样", "Drawn"),
        ("closed", "已办结", "Closed"),
        ("population", "整改项总数", "Items"),
        ("sample", "抽查项数", "Sample"),
        ("checked", "已核查", "Checked"),
        ("put_right", "整改到位", "Put right"),
    ),
    Column("share", Text("抽查比例", "Share"), 11, Kind.SHARE),
)
LEADS: Final = _sheet(
    "问题线索处置统计表",
    "Leads by disposition",
    _numbers(
        ("received", "接收", "Received"),
        ("disposed", "已处置", "Disposed"),
        ("concluded", "已办结", "Concluded"),
        ("overdue", "逾期", "Overdue"),
        ("forwarded", "转出", "Forwarded"),
    ),
)
COVERAGE: Final = Layout(
    Text("监督频次统计表", "Frequency of visits"),
    Text("监督频次统计表", "Frequency of visits"),
    (
        Column("period", Text("周期", "Period"), 12),
        Column("scope", Text("要求对象", "Demanded of"), 28),
        Column("kind", Text("检查种类", "Kind of visit"), 28),
        *_numbers(
            ("demands", "对象数", "Demands"),
            ("held", "已办结检查", "Held"),
            ("ok", "达到", "Met"),
            ("open", "期内缺口", "Open"),
            ("at_risk", "预警", "At risk"),
            ("breached", "未达到", "Breached"),
            ("unknown", "不可判断", "Unknown"),
        ),
    ),
)
