"""The sheets of the office's own form for each kind of import: titles, order, widths and drop-downs, as data."""

from collections.abc import Mapping
from typing import Final

from libs.kernel.text import Text
from libs.sheets.layout import Column, Kind, Layout
from services.supervision.circulars.status import LEVEL_LABELS as CIRCULAR_LEVELS
from services.supervision.criticisms.status import LEVEL_LABELS as SOURCE_LEVELS
from services.supervision.imports.status import ImportKind
from services.supervision.rankings.status import KIND_LABELS

UNITS: Final = "units"
ISSUERS: Final = "issuers"
TASKS: Final = "tasks"
LISTS: Final = "lists"
"""What drop-downs offer besides fixed choices."""

_KEY: Final = Column(
    "source_id",
    Text("记录编号", "Record"),
    14,
    required=True,
    note=Text("本表内唯一；字母、数字和 . _ : - 组成", "Unique in this file; letters, digits and . _ : -"),
)
_VERSION: Final = Column(
    "source_version",
    Text("版本", "Version"),
    8,
    Kind.WHOLE,
    note=Text("首次报送为1，更正时加1", "1 at first, one more for each correction"),
)
_REASONS: Final = Column(
    "reasons", Text("更正理由", "Reasons of correction"), 30, note=Text("版本大于1时填写", "For versions above 1")
)
_EVIDENCE: Final = Column(
    "evidence", Text("证据材料", "Evidence"), 30, note=Text("多项用分号或者换行隔开", "Several: by semicolon or line")
)
_UNIT: Final = Column("unit", Text("单位代码", "Unit code"), 20, required=True, suggested=UNITS)

_RANKINGS: Final = (
    Layout(
        Text("榜单", "Lists"),
        Text("排名榜单导入表：每行一个榜单", "Ranking lists: one list a line"),
        (
            _KEY,
            _VERSION,
            Column("kind", Text("榜单类别", "Kind"), 24, Kind.CODE, KIND_LABELS, required=True),
            Column("list_code", Text("榜单代码", "List code"), 20, required=True, suggested=LISTS),
            Column(
                "period",
                Text("期次", "Period"),
                10,
                required=True,
                note=Text("如 2026-03、2026-q1、2026-h1、2026", "As 2026-03, 2026-q1, 2026-h1, 2026"),
            ),
            Column("subject", Text("考核事项", "Subject"), 24),
            Column("reference", Text("公布文件或者会议", "Document or meeting"), 30, required=True),
            Column(_EVIDENCE.name, _EVIDENCE.title, _EVIDENCE.width, required=True, note=_EVIDENCE.note),
            Column("ranked", Text("所列单位数", "Number ranked"), 12, Kind.WHOLE, required=True),
            _REASONS,
        ),
    ),
    Layout(
        Text("名次", "Places"),
        Text("排名榜单导入表：每行一个名次", "Ranking lists: one place a line"),
        (
            _KEY,
            Column("unit", _UNIT.title, _UNIT.width, suggested=UNITS),
            Column("outside", Text("外地单位", "Body outside"), 20),
            Column("rank", Text("名次", "Place"), 8, Kind.WHOLE, required=True),
            Column("tied", Text("并列", "Tied"), 8, Kind.YES_NO),
            Column("leads", Text("是否牵头", "Leads the work"), 10, Kind.YES_NO),
        ),
    ),
)
_NAMED_UNITS: Final = (
    _KEY,
    _UNIT,
    Column("lead", Text("牵头", "Lead"), 8, Kind.YES_NO),
    Column("undertaking", Text("承办", "Undertaking"), 12, Kind.YES_NO),
    Column("lead_duty_unfulfilled", Text("未履行牵头责任", "Lead duty unfulfilled"), 16, Kind.YES_NO),
    Column("lead_duty_evidence", Text("未履行依据", "Evidence for that"), 30),
)


def _source(who: tuple[Column, ...], levels: Mapping[str, Text], *more: Column) -> tuple[Column, ...]:
    return (
        _KEY,
        _VERSION,
        *who,
        Column("level", Text("层级", "Level"), 16, Kind.CODE, levels, required=True),
        Column("reference", Text("会议或者文件", "Meeting or document"), 30, required=True),
        Column("occurred_on", Text("日期", "Day"), 12, Kind.DAY, required=True),
        Column("said", Text("内容", "What was said"), 50, required=True),
        Column(_EVIDENCE.name, _EVIDENCE.title, _EVIDENCE.width, required=True, note=_EVIDENCE.note),
        Column("project_code", Text("项目代码", "Project code"), 26),
        Column("linked_to", Text("关联记录", "Linked record"), 38),
        *more,
        _REASONS,
    )


_CRITICISMS: Final = (
    Layout(
        Text("点名批评", "Criticisms"),
        Text("点名批评导入表：每行一次", "Named criticisms: one a line"),
        _source(
            (
                Column("leader_code", Text("领导代码", "Leader code"), 18),
                Column("leader", Text("领导职务", "Leader by post"), 18),
            ),
            SOURCE_LEVELS,
            Column("separate_event", Text("另一事件", "Separate event"), 10, Kind.YES_NO),
        ),
    ),
    Layout(
        Text("被点名单位", "Units named"),
        Text("点名批评导入表：每行一个单位", "Named criticisms: one unit a line"),
        _NAMED_UNITS,
    ),
)
_CIRCULARS: Final = (
    Layout(
        Text("通报", "Circulars"),
        Text("通报批评导入表：每行一份", "Circulars: one a line"),
        _source(
            (
                Column("issuer_code", Text("发文单位代码", "Issuer code"), 18, suggested=ISSUERS),
                Column("issuer", Text("发文单位", "Issuer by name"), 18),
            ),
            CIRCULAR_LEVELS,
        ),
    ),
    Layout(
        Text("被通报单位", "Units criticised"),
        Text("通报批评导入表：每行一个单位", "Circulars: one unit a line"),
        _NAMED_UNITS,
    ),
)
_PROGRESS: Final = (
    Layout(
        Text("进展", "Progress"),
        Text("任务进展导入表：每行一个节点", "Progress of tasks: one milestone a line"),
        (
            _KEY,
            _VERSION,
            Column("task", Text("任务编号", "Task"), 22, required=True, suggested=TASKS),
            Column("milestone", Text("节点代码", "Milestone"), 14, required=True),
            Column("done", Text("是否完成", "Done"), 10, Kind.YES_NO, required=True),
            Column("percent", Text("完成百分比", "Per cent"), 12, Kind.WHOLE, required=True),
            Column("obstacle", Text("受阻原因", "Obstacle"), 40),
            _EVIDENCE,
            Column("reported_on", Text("报告日期", "Day of report"), 12, Kind.DAY),
        ),
    ),
)
LAYOUTS: Final[Mapping[ImportKind, tuple[Layout, ...]]] = {
    ImportKind.RANKINGS: _RANKINGS,
    ImportKind.CRITICISMS: _CRITICISMS,
    ImportKind.CIRCULARS: _CIRCULARS,
    ImportKind.TASK_PROGRESS: _PROGRESS,
}
FILE_NAMES: Final[Mapping[ImportKind, Text]] = {
    ImportKind.RANKINGS: Text("排名榜单导入表", "ranking-lists"),
    ImportKind.CRITICISMS: Text("点名批评导入表", "criticisms"),
    ImportKind.CIRCULARS: Text("通报批评导入表", "circulars"),
    ImportKind.TASK_PROGRESS: Text("任务进展导入表", "task-progress"),
}
