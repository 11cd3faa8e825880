"""Refusals of the release of a watched unit."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal


class StillFollowed(NamedRefusal):
    """An interview or case follows the escalation; the unit leaves with its end, not before."""

    code = "unit_watch_still_followed"
    kind = Kind.NOT_NOW
    title = Text(
        "后续约谈或者问责尚未办结，办结时自动移出",
        "An interview or case follows; the unit leaves the list when that has ended",
    )
    rule = Rule("S-12", "G-38")


class NoReleaseReasons(NamedRefusal):
    """A unit is released without reasons."""

    code = "unit_watch_no_reasons"
    title = Text("须写明移出的理由", "Reasons for the release are stated")
    rule = Rule("S-09", "P-21")
