"""How a period stands in which something is demanded, why a unit is proposed for a visit, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class CoverageState(StrEnum):
    """How far what is demanded of a period has been done."""

    OK = "ok"
    OPEN = "open"
    AT_RISK = "at_risk"
    BREACHED = "breached"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """Of whom something is demanded."""

    ORGAN = "organ"
    BODY = "body"
    BODY_AT_UNIT = "body_at_unit"
    UNIT = "unit"
    WATCHED_UNIT = "watched_unit"


class ProposedFor(StrEnum):
    """Why the next plan may visit a unit."""

    FILING_REFUSED = "filing_refused"
    NEGATIVE_HIT = "negative_hit"
    LAPSED_OPEN = "lapsed_open"
    AFTERCARE_OVERDUE = "aftercare_overdue"
    INTERVIEW_ESCALATED = "interview_escalated"
    TASK_RED = "task_red"
    NOT_COVERED = "not_covered"


STATE_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        CoverageState.OK: Text("已达到要求", "As often as demanded"),
        CoverageState.OPEN: Text("期内尚有缺口", "Still to be done within the period"),
        CoverageState.AT_RISK: Text("临近期末仍有缺口，预警", "The period is about to end with a gap"),
        CoverageState.BREACHED: Text("期满未达到要求", "The period ended with a gap"),
        CoverageState.UNKNOWN: Text("仅凭您可见的检查无法判断", "Not to be told from the visits you may see"),
    }
)
SCOPE_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Scope.ORGAN: Text("本级纪委监委", "The discipline organ"),
        Scope.BODY: Text("派驻（出）机构", "A dispatched body"),
        Scope.BODY_AT_UNIT: Text("派驻（出）机构对某一驻在单位", "A dispatched body at one resident unit"),
        Scope.UNIT: Text("县（市、区）或者市直单位", "A county or municipal unit"),
        Scope.WATCHED_UNIT: Text("重点监督单位", "A unit on the watch list"),
    }
)
PROPOSED_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        ProposedFor.FILING_REFUSED: Text("备案未被接受", "A filing was not accepted"),
        ProposedFor.NEGATIVE_HIT: Text("备案事项触发负面清单", "A filed matter meets the negative list"),
        ProposedFor.LAPSED_OPEN: Text("备案失效而善后未完", "A filing lapsed with after-care open"),
        ProposedFor.AFTERCARE_OVERDUE: Text("善后事项逾期", "After-care of a filing is overdue"),
        ProposedFor.INTERVIEW_ESCALATED: Text("约谈升级", "An interview was escalated"),
        ProposedFor.TASK_RED: Text("中心任务亮红灯", "A central task is red"),
        ProposedFor.NOT_COVERED: Text("本年度尚未抽核", "Not yet verified on the spot this year"),
    }
)
