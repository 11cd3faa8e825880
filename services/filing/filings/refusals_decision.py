"""Refusals at the decision and while the measure runs: committee, receipt, execution, negative list, end."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.filing.filings.refusals import FilingRefusal


class NoQuorum(FilingRefusal):
    """Not more than half of the standing committee was present and free to decide."""

    code = "no_quorum"
    title = Text("到会人数未超过应到人数的一半", "Not more than half of the standing committee was present")
    requires = Text("到会人数超过应到人数的一半", "More than half of the standing committee is present")
    rule = Rule("F-28", "G-17")


class SecretarySpokeEarly(FilingRefusal):
    """The secretary did not speak last, or it is not recorded."""

    code = "secretary_spoke_early"
    title = Text("未记录主要负责人末位表态", "It is not recorded that the secretary spoke last")
    requires = Text("主要负责人末位表态", "The secretary speaks last")
    rule = Rule("G-17", "P-23")


class NotDeliberatedAlone(FilingRefusal):
    """A major, complex or marked matter was not deliberated on its own."""

    code = "not_deliberated_alone"
    title = Text("该事项须一事一议", "This matter must be deliberated on its own")
    requires = Text("须一事一议的已单独研究", "A matter to be deliberated alone was deliberated alone")
    rule = Rule("F-48")


class NoResolution(FilingRefusal):
    """The wording of the resolution is empty."""

    code = "no_resolution"
    title = Text("未写明决议内容", "The wording of the resolution is empty")
    requires = Text("须写明决议内容", "The resolution is worded")
    rule = Rule("F-28", "G-17")


class ReceiptIncomplete(FilingRefusal):
    """One of the warnings of the receipt is empty, or an obligation has no day (TF-13)."""

    code = "receipt_incomplete"
    title = Text("备案回执的四项提醒不完整", "A warning of the receipt is missing or incomplete")
    requires = Text(
        "回执须具备四项提醒，须办事项写明期限", "The receipt has its four warnings, with days for what is to be done"
    )
    rule = Rule("F-50")


class RefusalWithoutReasons(FilingRefusal):
    """A refusal gives no reason, or one that is no reason of the profile (TF-14)."""

    code = "refusal_without_reasons"
    title = Text("不予备案未说明理由", "The refusal states no reasons")
    requires = Text("不予备案须逐点说明理由", "A refusal states its reasons point by point")
    rule = Rule("F-49")


class NoQuestions(FilingRefusal):
    """The matter is sent back without a question (TF-15)."""

    code = "no_questions"
    title = Text("退回研究未列明问题", "The matter is sent back without a question")
    requires = Text("须列明需进一步查清的问题", "The questions to be answered are listed")
    rule = Rule("F-28")


class NotServed(FilingRefusal):
    """Number, seal, signature or acknowledgement of the receipt is missing (TF-16)."""

    code = "not_served"
    title = Text("回执的编号、用印、签发或者签收不完整", "Number, seal, signature or acknowledgement is missing")
    requires = Text("回执须编号、用印、签发并由单位签收", "The receipt is numbered, sealed, signed and signed for")
    rule = Rule("F-50", "G-17")


class EvidenceMissing(FilingRefusal):
    """Facts or evidence are missing, or a file named was not uploaded."""

    code = "evidence_missing"
    title = Text("缺少事实或者证据", "Facts or evidence are missing")
    requires = Text("须有事实和证据", "Facts and evidence are given")
    rule = Rule("F-10", "F-30")


class ReminderIncomplete(FilingRefusal):
    """A reminder does not say fact, rule, correction and term (TF-17)."""

    code = "reminder_incomplete"
    title = Text("提醒未写明事实、依据、纠正要求或者期限", "The reminder lacks fact, rule, correction or term")
    requires = Text("提醒须写明事实、依据、纠正要求和期限", "A reminder states fact, rule, correction and term")
    rule = Rule("F-18", "F-30")


class ProblemIncomplete(FilingRefusal):
    """A problem or its closing does not say what happened, why and what was corrected (TF-17)."""

    code = "problem_incomplete"
    title = Text("问题记录未写明事实、原因、纠正要求或者结果", "The record of the problem is incomplete")
    requires = Text("问题须写明事实、原因、纠正要求和结果", "A problem states fact, cause, correction and result")
    rule = Rule("F-19", "F-30")


class ProblemUnknown(FilingRefusal):
    """There is no such open problem on this filing."""

    code = "problem_unknown"
    title = Text("本件没有该未结问题", "This filing has no such open problem")
    rule = Rule("F-30")


class NotNegativeItem(FilingRefusal):
    """No item of the negative list is named, or one that is not in it (TF-18)."""

    code = "not_negative_item"
    title = Text("未指明负面清单的情形", "No item of the negative list is named")
    requires = Text("须指明负面清单的情形", "An item of the negative list is named")
    rule = Rule("F-10")


class NoEarlierReminder(FilingRefusal):
    """The item presupposes a reminder that was not heeded; none is on record (TF-18)."""

    code = "no_earlier_reminder"
    title = Text(
        "没有此前的提醒记录，不能认定该负面情形", "Without an earlier reminder on record this item cannot be met"
    )
    requires = Text("该负面情形须有此前的提醒记录", "An earlier reminder is on record")
    rule = Rule("F-18")


class NoEarlierProblem(FilingRefusal):
    """The item presupposes an earlier corrected problem of the same kind; none is on record (TF-18)."""

    code = "no_earlier_problem"
    title = Text(
        "没有已整改的同类问题记录，不能认定该负面情形",
        "Without an earlier closed problem of the same kind it is not met",
    )
    requires = Text("该负面情形须有此前已整改的同类问题", "An earlier closed problem of the same kind is on record")
    rule = Rule("F-19")


class ExtensionSpent(FilingRefusal):
    """The filing has been extended as often as allowed, or its validity is over."""

    code = "extension_spent"
    title = Text("延期次数已用完或者有效期已届满", "No further extension is possible")
    requires = Text("仍可延期", "An extension is still possible")
    rule = Rule("G-18")


class ObligationsOpen(FilingRefusal):
    """After-care obligations are not verified, or problems are not closed (TF-21)."""

    code = "obligations_open"
    kind = Kind.NOT_NOW
    title = Text("后续义务或者问题尚未全部核验办结", "After-care obligations or problems are still open")
    requires = Text("后续义务和问题均已核验办结", "Every after-care obligation is verified and every problem closed")
    rule = Rule("F-42", "F-43", "G-19")


class StillValid(FilingRefusal):
    """The validity is not over yet (TF-22)."""

    code = "still_valid"
    kind = Kind.NOT_NOW
    title = Text("有效期尚未届满", "The validity is not over yet")
    requires = Text("有效期已届满", "The validity is over")
    rule = Rule("G-18")


class AlreadyLinked(FilingRefusal):
    """The same case or interview is already on the filing."""

    code = "already_linked"
    kind = Kind.NOT_NOW
    title = Text("已关联，无需重复", "Already on the filing")
    rule = Rule("P-17")
