"""The ways an organ says no."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class OrganCodeTaken(Refusal):
    """Another organ has this code."""

    code = "organ_code_taken"
    kind = Kind.UNSATISFIED
    title = Text("该机构代码已被使用", "Another organ has this code")
    rule = Rule("P-36")


class OrganMisplaced(Refusal):
    """The organ cannot belong where it is said to belong."""

    code = "organ_misplaced"
    kind = Kind.UNSATISFIED
    title = Text("机构的隶属关系不正确", "The organ cannot belong there")
    rule = Rule("P-36")


class OrganInUse(Refusal):
    """Offices or accounts of the organ have not ended yet."""

    code = "organ_in_use"
    kind = Kind.NOT_NOW
    title = Text("机构下仍有内设机构或者可用账号", "The organ still has offices or usable accounts")
    rule = Rule("P-36")
