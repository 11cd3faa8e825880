"""The statuses of a trigger, the sources it may have, and why the table of tiers answers as it does."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class TriggerStatus(StrEnum):
    """Where a trigger stands."""

    WEIGHED = "weighed"
    WITHDRAWN = "withdrawn"


class TriggerSource(StrEnum):
    """What a trigger comes from."""

    NAMED_CRITICISM = "named_criticism"
    CIRCULAR = "circular"
    RANKING = "ranking"
    LEAD_DUTY = "lead_duty"
    """The office finds that a unit which leads has not fulfilled its duty; it bears on the criticisms of the event."""


class RankingKind(StrEnum):
    """Which list a ranking is."""

    MONTHLY_REVIEW = "monthly_review"
    CITY_APPRAISAL = "city_appraisal"
    PROVINCIAL_APPRAISAL = "provincial_appraisal"


class Level(StrEnum):
    """Level of the leader, the issuing body or the appraisal (G-34, G-35)."""

    MUNICIPAL = "municipal"
    MUNICIPAL_PRINCIPAL = "municipal_principal"
    PROVINCIAL = "provincial"
    NATIONAL = "national"


class TaskRole(StrEnum):
    """The part of a unit in the work."""

    LEAD = "lead"
    UNDERTAKING = "undertaking"


class TierReason(StrEnum):
    """Why a unit has this tier for this role, or none."""

    TIER_BY_TABLE = "tier_by_table"
    TIER_BY_HAND = "tier_by_hand"
    NONE_BY_TABLE = "none_by_table"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_NOT_LOOKED_AFTER = "unit_not_looked_after"
    KIND_OUTSIDE = "kind_outside"
    LEAD_DUTY_UNRECORDED = "lead_duty_unrecorded"
    MUNICIPAL_CIRCULAR_ON_LEAD = "municipal_circular_on_lead"
    DOES_NOT_LEAD = "does_not_lead"
    NOT_OFTEN_ENOUGH = "not_often_enough"
    REVIEWED_ANEW = "reviewed_anew"
    COUNTED_BY_LISTS = "counted_by_lists"
    BEARS_ON_EVENT = "bears_on_event"


LABELS: Mapping[TriggerStatus, Text] = MappingProxyType(
    {
        TriggerStatus.WEIGHED: Text("已比对", "Weighed"),
        TriggerStatus.WITHDRAWN: Text("已撤回", "Withdrawn"),
    }
)
SOURCE_LABELS: Mapping[TriggerSource, Text] = MappingProxyType(
    {
        TriggerSource.NAMED_CRITICISM: Text("领导点名批评", "Named criticism by a leader"),
        TriggerSource.CIRCULAR: Text("通报批评", "Criticism in a circular"),
        TriggerSource.RANKING: Text("排名", "Ranking"),
        TriggerSource.LEAD_DUTY: Text("牵头责任未落实", "Duty of the lead unit not fulfilled"),
    }
)
RANKING_LABELS: Mapping[RankingKind, Text] = MappingProxyType(
    {
        RankingKind.MONTHLY_REVIEW: Text("月讲评", "Monthly review"),
        RankingKind.CITY_APPRAISAL: Text("全市评比考核", "City-wide appraisal"),
        RankingKind.PROVINCIAL_APPRAISAL: Text("全省评比考核", "Provincial appraisal"),
    }
)
LEVEL_LABELS: Mapping[Level, Text] = MappingProxyType(
    {
        Level.MUNICIPAL: Text("市级", "Municipal"),
        Level.MUNICIPAL_PRINCIPAL: Text("市委、市政府主要领导", "Principal leader of municipal party or government"),
        Level.PROVINCIAL: Text("省级", "Provincial"),
        Level.NATIONAL: Text("国家层面", "National"),
    }
)
ROLE_LABELS: Mapping[TaskRole, Text] = MappingProxyType(
    {TaskRole.LEAD: Text("牵头", "Leads the work"), TaskRole.UNDERTAKING: Text("承办", "Undertakes the work")}
)
REASON_LABELS: Mapping[TierReason, Text] = MappingProxyType(
    {
        TierReason.TIER_BY_TABLE: Text("约谈层级表对应此层级", "The table of tiers gives this tier"),
        TierReason.TIER_BY_HAND: Text("监督检查室说明理由提出", "Stated with reasons by the head of the office"),
        TierReason.NONE_BY_TABLE: Text("约谈层级表无对应层级", "The table of tiers gives none"),
        TierReason.UNIT_UNKNOWN: Text("机构目录中没有该单位", "The directory does not know the unit on that day"),
        TierReason.UNIT_NOT_LOOKED_AFTER: Text(
            "本机关没有监督检查室对口联系该单位", "No supervision office of the organ looks after the unit"
        ),
        TierReason.KIND_OUTSIDE: Text(
            "不是县（市、区）、市直单位或者工作专班", "Neither county, municipal unit nor task force"
        ),
        TierReason.LEAD_DUTY_UNRECORDED: Text(
            "未记录牵头责任未落实，牵头单位不触发", "It leads, and no failure of that duty is on record"
        ),
        TierReason.MUNICIPAL_CIRCULAR_ON_LEAD: Text(
            "市级通报涉及牵头单位，由人工研究", "Municipal circular on a lead unit: decided by hand"
        ),
        TierReason.DOES_NOT_LEAD: Text("该单位不是所评工作的牵头单位", "It does not lead the work that was appraised"),
        TierReason.NOT_OFTEN_ENOUGH: Text("尚未连续达到规定次数", "Not last often enough in a row"),
        TierReason.REVIEWED_ANEW: Text("同月另有后确认的名单", "A later list of the same month counts instead"),
        TierReason.COUNTED_BY_LISTS: Text(
            "月讲评按已确认的名单累计次数", "Months are counted from confirmed lists alone"
        ),
        TierReason.BEARS_ON_EVENT: Text(
            "与同一事件的批评、通报合并比对", "Weighed with the criticisms and circulars of the same event"
        ),
    }
)
