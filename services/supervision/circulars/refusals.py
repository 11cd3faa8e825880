"""Refusals of a recorded circular: who issued it, and at which level (G-35)."""

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal


class IssuerNotNamed(NamedRefusal):
    """Neither a body of the directory nor a name is given, or both are."""

    code = "circular_issuer_not_named"
    title = Text(
        "须注明通报单位：通讯录中的单位或者名称，二者取一", "The issuing body is named: from the directory, or by name"
    )
    rule = Rule("A-01", "A-02", "A-03")


class LevelOfIssuerWrong(NamedRefusal):
    """The level stated is not that of the issuing body, or such a body issues no circular of this kind."""

    code = "circular_level_wrong"
    title = Text("所列层级与通报单位的层级不符", "The level is not that of the issuing body")
    rule = Rule("G-35")
