"""Refusals that criticisms and circulars share: a record is complete or it is not taken (5.3)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_TIERS = Rule("A-01", "A-02", "A-03")


class NoCompetentOrgan(NamedRefusal):
    """There is no one discipline organ that would weigh it."""

    code = "source_no_competent_organ"
    title = Text("没有可以受理的纪检监察机关", "There is no one discipline organ competent for it")
    rule = Rule("G-05")


class NoUnitNamed(NamedRefusal):
    """No unit is named."""

    code = "source_no_unit"
    title = Text("须列明被点名或者被通报的单位", "The units named are listed")
    rule = _TIERS


class UnitNamedTwice(NamedRefusal):
    """One unit is named twice; a unit with both parts is named once, with both."""

    code = "source_unit_twice"
    title = Text("同一单位只列一次，兼有两种身份的一并注明", "A unit is named once, with both parts if it has both")
    rule = Rule("G-36")


class UnitUnknown(NamedRefusal):
    """The unit is not in the directory on that day, or is no unit that can be named."""

    code = "source_unit_unknown"
    title = Text("所列单位当日不存在，或者不是县区、单位、工作专班", "No county, unit or task force of that day")
    rule = _TIERS


class NoTaskRole(NamedRefusal):
    """Its part in the work is not stated, or stated twice."""

    code = "source_no_task_role"
    title = Text("须注明牵头、承担或者两者", "Its part is stated: lead, undertaking or both")
    rule = Rule("A-01", "A-02", "G-36")


class LeadDutyUnproven(NamedRefusal):
    """Lead duty unfulfilled is recorded without evidence, or for a unit that does not lead."""

    code = "source_lead_duty_unproven"
    title = Text(
        "未履行牵头责任只能对牵头单位认定，且须注明依据材料",
        "Only of a lead unit, and only with evidence, is it recorded that the lead duty was not fulfilled",
    )
    rule = Rule("A-01")


class SourceInFuture(NamedRefusal):
    """The day of the criticism or document is later than today."""

    code = "source_in_future"
    title = Text("日期不得晚于今日", "The day cannot lie in the future")
    rule = _TIERS


class NoReference(NamedRefusal):
    """Meeting or document is not named."""

    code = "source_no_reference"
    title = Text("须注明会议或者文件", "Meeting or document is named")
    rule = _TIERS


class NoWording(NamedRefusal):
    """What was said is not recorded."""

    code = "source_no_wording"
    title = Text("须记录点名或者通报的内容", "What was said of the units is recorded")
    rule = _TIERS


class NoEvidence(NamedRefusal):
    """No evidence is referred to."""

    code = "source_no_evidence"
    title = Text("须注明证据材料", "Evidence is referred to")
    rule = Rule("A-01", "A-16")


class LinkUnknown(NamedRefusal):
    """The record it is linked to does not exist, or is not the caller's to know."""

    code = "source_link_unknown"
    title = Text("没有所关联的记录", "There is no such record to link to")
    rule = Rule("G-34")


class LinkContradicts(NamedRefusal):
    """It belongs to one event by its document or leader and day, and is linked to another."""

    code = "source_link_contradicts"
    kind = Kind.NOT_NOW
    title = Text(
        "同一文件或者同一领导当日的点名已归入另一事件",
        "The same document, or the same leader's criticism of that day, belongs to another event already",
    )
    rule = Rule("G-34")


class NoWithdrawalReasons(NamedRefusal):
    """A record is withdrawn without reasons."""

    code = "source_no_withdrawal_reasons"
    title = Text("须写明撤回的理由", "Reasons for the withdrawal are stated")
    rule = Rule("G-37", "P-17")
