"""The ways a record made by hand, or its withdrawal, is refused (TI-01, TI-03)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal

_RECORD = Rule("A-01", "A-02", "A-03")


class TriggerSourceUnstated(NamedRefusal):
    """Source organ or reference is empty."""

    code = "trigger_source_unstated"
    title = Text("未写明来源单位或者文件、会议", "Source organ, or document or meeting, is not stated")
    requires = Text("写明来源单位和文件、会议", "Source organ and document or meeting are stated")
    rule = _RECORD


class TriggerEvidenceUnstated(NamedRefusal):
    """It is not said where the evidence is filed."""

    code = "trigger_evidence_unstated"
    title = Text("未写明佐证材料", "The evidence is not stated")
    requires = Text("写明佐证材料", "The evidence is stated")
    rule = _RECORD


class TriggerLevelUnfit(NamedRefusal):
    """The level is missing, or not one that this kind of source has."""

    code = "trigger_level_unfit"
    title = Text("来源层级与来源种类不符", "The level does not fit the kind of source")
    requires = Text("来源层级与来源种类相符", "The level fits the kind of source")
    rule = Rule("G-34", "G-35")


class TriggerRankingUnfit(NamedRefusal):
    """A ranking without its kind, or the kind of a ranking with another source."""

    code = "trigger_ranking_unfit"
    title = Text("排名须写明种类，其他来源不得填写", "A ranking states its kind, no other source does")
    requires = Text("排名写明种类", "The kind of ranking is stated")
    rule = Rule("A-04", "A-05", "A-06")


class TriggerDayWrong(NamedRefusal):
    """The day of the event is still to come."""

    code = "trigger_day_wrong"
    title = Text("事件日期晚于今日", "The day of the event is still to come")
    requires = Text("事件日期不晚于今日", "The day of the event is not after today")
    rule = _RECORD


class TriggerUnitsUnstated(NamedRefusal):
    """No unit is named, one is named twice, or its part in the work is missing."""

    code = "trigger_units_unstated"
    title = Text("未逐一写明单位及其在工作中的角色", "Not each unit is named once with its part in the work")
    requires = Text("逐一写明单位及其在工作中的角色", "Each unit is named once with its part in the work")
    rule = Rule("A-01", "A-02", "G-36")


class UnitNotInterviewed(NamedRefusal):
    """The directory does not know the unit, or it is of a kind whose leaders are not interviewed."""

    code = "trigger_unit_not_interviewed"
    title = Text(
        "不是县（市、区）、市直单位或者工作专班", "Not a county, municipal unit or task force of the directory"
    )
    requires = Text("为县（市、区）、市直单位或者工作专班", "A county, municipal unit or task force of the directory")
    rule = _RECORD


class UnitOfOtherOffice(NamedRefusal):
    """Another office looks after the unit, or none."""

    code = "trigger_unit_of_other_office"
    title = Text("本室不对口联系该单位", "Your office does not look after the unit")
    requires = Text("由对口联系该单位的监督检查室登记", "The office that looks after the unit records it")
    rule = Rule("F-26", "P-17")


class LeadDutyUnfit(NamedRefusal):
    """A duty is called unfulfilled without evidence or of a unit that does not lead, or is missing where it is all."""

    code = "trigger_lead_duty_unfit"
    title = Text(
        "牵头责任未落实只能就牵头单位登记，并须有佐证",
        "Only of a lead unit, and with evidence, is the duty unfulfilled",
    )
    requires = Text("牵头责任未落实有佐证", "That the lead unit failed its duty is evidenced")
    rule = Rule("A-01")


class TriggerEventUnknown(NamedRefusal):
    """The organ knows no record in force on that event."""

    code = "trigger_event_unknown"
    kind = Kind.NOT_NOW
    title = Text("本机关没有该事件的有效记录", "The organ has no record in force on that event")
    requires = Text("本机关有该事件的有效记录", "The organ has a record in force on that event")
    rule = Rule("G-34")


class LeadDutyWithoutEvent(NamedRefusal):
    """No criticism or circular in force on that event names the unit as the one that leads."""

    code = "trigger_lead_duty_without_event"
    kind = Kind.NOT_NOW
    title = Text(
        "该事件没有把该单位作为牵头单位的点名批评或者通报",
        "No criticism or circular of the event names it as lead unit",
    )
    requires = Text("点名批评或者通报已把该单位列为牵头单位", "A criticism or circular names it as lead unit")
    rule = Rule("A-01")


class TierUnknown(NamedRefusal):
    """There is no such tier in the profile."""

    code = "trigger_tier_unknown"
    title = Text("没有此约谈层级", "There is no such tier")
    requires = Text("约谈层级为层级表所列", "The tier is one of the table")
    rule = Rule("G-34")


class TierNotByHand(NamedRefusal):
    """The table itself gives a tier for that part in the work, or the tier is for another part."""

    code = "trigger_tier_not_by_hand"
    title = Text(
        "层级表已有对应层级，或者该层级不适用于该单位的角色",
        "The table gives a tier for it, or the tier is not for its part in the work",
    )
    requires = Text("仅在层级表无对应层级时由人工提出", "A tier is stated only where the table gives none")
    rule = Rule("G-35", "G-38")


class TierUnreasoned(NamedRefusal):
    """A tier is stated without a reason."""

    code = "trigger_tier_unreasoned"
    title = Text("人工提出约谈层级未说明理由", "A tier is stated by hand without a reason")
    requires = Text("人工提出约谈层级说明理由", "A tier stated by hand has its reason")
    rule = Rule("G-35", "G-38")


class WithdrawalUnreasoned(NamedRefusal):
    """It is not said why it is withdrawn."""

    code = "trigger_withdrawal_unreasoned"
    title = Text("未说明撤回理由", "It is not stated why it is withdrawn")
    requires = Text("说明撤回理由", "Why it is withdrawn is stated")
    rule = Rule("G-37")


class TriggerOfSource(NamedRefusal):
    """It came from supervision, where alone it is withdrawn or corrected."""

    code = "trigger_of_source"
    kind = Kind.NOT_NOW
    title = Text("来自监督的记录只能在来源处撤回或者更正", "A record of supervision is withdrawn at its source alone")
    requires = Text("为手工登记的记录", "It was recorded by hand")
    rule = Rule("G-37")
