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
    OF_COMMON_PROBLEM = "common"


class Source(StrEnum):
    """Where a problem item came from."""

    VISIT = "visit"
    AFTERCARE = "aftercare"
    TASK = "task"
    COMMON_PROBLEM = "common_problem"
    BUREAU = "bureau"
    OFFICE = "office"


class VerificationWay(StrEnum):
    """How a report is verified (S-09, S-11)."""

    ON_SITE = "on_site"
    DOCUMENT = "document"


class CheckResult(StrEnum):
    """What a verification finds (S-10, S-12)."""

    SUFFICIENT = "sufficient"
    INSUFFICIENT = "insufficient"
    FALSE = "false"


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
        ProblemKind.OF_COMMON_PROBLEM: Text("共性问题", "Item of a common problem"),
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

WAY_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        VerificationWay.ON_SITE: Text("实地核查", "On site"),
        VerificationWay.DOCUMENT: Text("书面核查", "By documents"),
    }
)

RESULT_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        CheckResult.SUFFICIENT: Text("整改到位", "Put right"),
        CheckResult.INSUFFICIENT: Text("整改不到位", "Not put right"),
        CheckResult.FALSE: Text("虚假整改", "Falsely reported put right"),
    }
)
