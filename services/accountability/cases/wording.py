"""What the codes of a case are called that are not in a list of the profile."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text
from services.accountability.cases.objects import ObjectKind
from services.accountability.cases.statements import Degree, LightGround
from services.accountability.committee import Choice

OBJECT_LABELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        ObjectKind.ORGANIZATION: Text("党组织（单位）", "Party organization (unit)"),
        ObjectKind.LEADING_OFFICIAL: Text("领导干部", "Leading official"),
    }
)
OUTCOME_LABELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "declined": Text("不予调查", "Not investigated"),
        "not_established": Text("问责情形不成立", "Nothing to answer for"),
        "not_an_error": Text("不属于错误", "Not an error"),
        "exempted": Text("免予问责", "Exempted"),
    }
)
DEGREE_LABELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        Degree.CLOSE: Text("直接、主要", "Close"),
        Degree.PARTIAL: Text("间接、次要", "Partial"),
        Degree.NONE: Text("无", "None"),
    }
)
LIGHT_LABELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        LightGround.NEGLIGENCE: Text("过失且未造成严重后果", "Negligence without serious consequence"),
        LightGround.MINOR: Text("情节轻微且积极纠正", "Minor and put right"),
        LightGround.SOFTENED: Text("经三项界定软化处理", "Softened by the three tests"),
    }
)
VOTE_LABELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        Choice.FOR: Text("同意", "For"),
        Choice.AGAINST: Text("反对", "Against"),
        Choice.ABSTAIN: Text("弃权", "Abstaining"),
    }
)
