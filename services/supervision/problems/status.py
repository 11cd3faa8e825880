"""The statuses of a problem item, where it came from, how it is verified, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class ProblemStatus(StrEnum):
    """Where a problem item stands."""

    OPEN = "open"
    NOTIFIED = "notified"
    RECTIFYING = "rectifying"
    REPORTED = "reported"
    VERIFYING = "verifying"
    CHECKED_OFF = "checked_off"
    ESCALATED = "escalated"
    WITHDRAWN = "withdrawn"


class ProblemKind(StrEnum):
    """Whether it is one unit's, or one of several of the same kind (S-11)."""

    SINGLE = "single"
    COMMON = "common"


class Source(StrEnum):
    """Where a problem item came from."""

    VISIT = "visit"
    AFTERCARE = "aftercare"
    TASK = "task"
    COMMON_PROBLEM = "common_problem"
    BUREAU = "bureau"
    OFFICE = "office"


class Ground(StrEnum):
    """Why a problem item is escalated (S-12)."""

    RED_SLIP = "red_slip"
    FALSIFIED = "falsified"
    REFUSED = "refused"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        ProblemStatus.OPEN: Text("已建立", "Opened"),
        ProblemStatus.NOTIFIED: Text("已通知整改", "Unit notified"),
        ProblemStatus.RECTIFYING: Text("整改中", "Being put right"),
        ProblemStatus.REPORTED: Text("已报整改结果", "Reported put right"),
        ProblemStatus.VERIFYING: Text("核查中", "Being verified"),
        ProblemStatus.CHECKED_OFF: Text("已销号", "Checked off"),
        ProblemStatus.ESCALATED: Text("已升级问责", "Escalated to accountability"),
        ProblemStatus.WITHDRAWN: Text("已撤销", "Withdrawn"),
    }
)

KIND_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        ProblemKind.SINGLE: Text("个性问题", "Problem of one unit"),
        ProblemKind.COMMON: Text("共性问题", "Item of a common problem"),
    }
)

SOURCE_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Source.VISIT: Text("监督检查发现", "Found on a visit"),
        Source.AFTERCARE: Text("备案善后逾期", "Overdue after-care of a filing"),
        Source.TASK: Text("中心任务滞后", "A central task that lags"),
        Source.COMMON_PROBLEM: Text("共性问题清单", "List of a common problem"),
        Source.BUREAU: Text("督查局移交", "Handed over by the inspection bureau"),
        Source.OFFICE: Text("日常监督掌握", "Known to the office"),
    }
)

GROUND_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Ground.RED_SLIP: Text("红单后仍未整改", "Not put right after a red slip"),
        Ground.FALSIFIED: Text("虚假整改", "False rectification"),
        Ground.REFUSED: Text("拒不整改", "Refusal to put it right"),
    }
)
