"""Refusals about methods and their ranges (C-15 to C-20, G-28)."""

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.refusing import NamedRefusal


class NoMethod(NamedRefusal):
    """No method is chosen, one the profile does not know, or one twice."""

    code = "no_method"
    title = Text("未选择澄清方式，或者方式重复、不存在", "No method is chosen, or one twice, or an unknown one")
    requires = Text("已选择澄清方式", "Methods are chosen")
    rule = Rule("C-15")


class RangeMissing(NamedRefusal):
    """A public method has no range, or its range lacks audience or reason."""

    code = "range_missing"
    title = Text("公开方式须写明范围、对象和理由", "A public method names its range, audience and reason")
    requires = Text("公开方式均写明范围、对象和理由", "Every public method has range, audience and reason")
    rule = Rule("G-28", "C-03")


class RangeUnfit(NamedRefusal):
    """The range is none in which the method may be used."""

    code = "range_unfit"
    title = Text("该方式不适用于此范围", "The method may not be used in this range")
    requires = Text("方式适用于所选范围", "The method fits its range")
    rule = Rule("G-28", "C-18", "C-19", "C-20")


class RangeTooWide(NamedRefusal):
    """The range is wider than the one in which harm was proven."""

    code = "range_too_wide"
    title = Text("澄清范围不得宽于不良影响所及范围", "The range is wider than that in which harm was proven")
    requires = Text("澄清范围不宽于不良影响所及范围", "No range is wider than the proven harm")
    rule = Rule("G-28", "C-03")


class MeetingElsewhere(NamedRefusal):
    """The meeting would be held where no influence arose."""

    code = "meeting_elsewhere"
    title = Text("会议澄清只在造成影响的单位进行", "A meeting is held only where influence arose")
    requires = Text("会议在造成影响的单位进行", "The meeting is held where influence arose")
    rule = Rule("C-18")


class RangeElsewhere(NamedRefusal):
    """A public method would reach units where no influence is proven, or does not say which it reaches."""

    code = "range_elsewhere"
    title = Text(
        "公开澄清所及单位须列明，且限于已证明造成影响的单位",
        "A public method names the units it reaches, and reaches only those where influence is proven",
    )
    requires = Text("公开澄清只及于造成影响的单位", "Every public method stays within the units where influence arose")
    rule = Rule("G-28", "C-18", "C-19")


class CircularUnfit(NamedRefusal):
    """A circular needs an election, appointment or award matter and influence in an area or trade."""

    code = "circular_unfit"
    title = Text(
        "通报澄清限于涉及换届、任用、评优且影响及于一定区域或者行业的",
        "A circular is for election, appointment or award matters with influence in an area or trade",
    )
    requires = Text("通报澄清的条件具备", "The conditions of a circular are given")
    rule = Rule("C-19")


class MediaUnfit(NamedRefusal):
    """The media need large influence in network media or local opinion."""

    code = "media_unfit"
    title = Text(
        "媒体澄清限于在网络媒体、当地舆论中影响较大的",
        "The media are for large influence in network media or local opinion",
    )
    requires = Text("媒体澄清的条件具备", "The conditions of media clarification are given")
    rule = Rule("C-20", "C-21")


class WayUnstated(NamedRefusal):
    """Face to face: it is not said whether staff is sent or the party head entrusted."""

    code = "way_unstated"
    title = Text(
        "当面澄清须写明派员还是发函委托", "Face to face says whether staff is sent or the party head entrusted"
    )
    requires = Text("当面澄清的方式明确", "The way of the talk is stated")
    rule = Rule("C-17")
