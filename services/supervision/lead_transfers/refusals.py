"""Refusals of a transfer sheet: what must be stated when a lead is handed in (TL-01, LS-4)."""

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.leads.refusals import LeadRefusal


class NoOrganToReceive(LeadRefusal):
    """There is no one discipline organ that would receive it."""

    code = "lead_no_organ_to_receive"
    title = Text("没有可以接收线索的纪检监察机关", "There is no one discipline organ that would receive it")
    rule = Rule("S-13", "G-05")


class NoMaterials(LeadRefusal):
    """The list of materials is empty."""

    code = "lead_no_materials"
    title = Text("须附材料清单", "The list of materials is given")
    rule = Rule("G-56", "S-13")


class HandlerOfAnotherBody(LeadRefusal):
    """Who is named to answer questions does not belong to the body that hands it over."""

    code = "lead_handler_of_another_body"
    title = Text("所列经办人不属于移交单位", "Who is named to answer questions does not belong to your body")
    rule = Rule("G-56", "P-06")


class TellsOfReporter(LeadRefusal):
    """A text mentions whoever reported, or how the report came."""

    code = "lead_tells_of_reporter"
    title = Text(
        "不得写明检举控告人，不得写明来信、来访、举报等情况",
        "Nothing may be written on who reported, nor on how the report came",
    )
    rule = Rule("P-06", "G-56")
