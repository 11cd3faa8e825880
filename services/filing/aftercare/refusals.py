"""The ways an act on an obligation is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.filing.filings.refusals import FilingRefusal, NotEntitledToFiling


class NoProof(FilingRefusal):
    """The report says nothing or has no usable file that proves it."""

    code = "no_proof"
    title = Text("未说明完成情况或者未附证明材料", "The report is empty or without proof")
    requires = Text("报告须写明完成情况并附证明材料", "A report says what was done and proves it")
    rule = Rule("F-43", "G-19")


class NoVerification(FilingRefusal):
    """It is not said how it was checked, or what is missing."""

    code = "no_verification"
    title = Text("未写明核验情况", "The result of the check is not stated")
    requires = Text("须写明核验情况", "The result of the check is stated")
    rule = Rule("F-42")


class VerifierReported(NotEntitledToFiling):
    """Whoever reported, belongs to the unit, or is recused would verify."""

    code = "verifier_reported"
    title = Text(
        "报告人、单位人员或者应回避人员不得核验", "Neither the reporter, nor the unit, nor a recused person verifies"
    )
    rule = Rule("F-42", "P-09")


class NotYetDue(FilingRefusal):
    """The day of the obligation is not over."""

    code = "not_yet_due"
    kind = Kind.NOT_NOW
    title = Text("完成期限尚未届满", "The day of the obligation is not over")
    rule = Rule("G-19")
