"""The ways a transfer, its receipt or its answer is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.refusing import NamedRefusal


class TransferLetterIncomplete(NamedRefusal):
    """The letter of transfer has no number, asks for nothing, or hands nothing over."""

    code = "transfer_letter_incomplete"
    title = Text("移送函缺少编号、请求事项或者证据清单", "The letter lacks number, request or list of evidence")
    requires = Text("移送函须有编号、请求事项和证据清单", "The letter has its number, request and list of evidence")
    rule = Rule("P-04", "W-02", "G-30")


class ReceiverNotOfRoute(NamedRefusal):
    """The receiving organ is not of the kind that this route leads to, or does not exist."""

    code = "receiver_not_of_route"
    title = Text("接收机关与处理途径不符", "The receiving organ is not one that this route leads to")
    requires = Text("接收机关须与处理途径相符", "The receiving organ is of the kind that the route leads to")
    rule = Rule("P-04", "W-02", "G-30")


class ReceiptIncomplete(NamedRefusal):
    """The receipt has no number, or a day before the letter went out or still to come."""

    code = "transfer_receipt_incomplete"
    title = Text("签收缺少编号，或者日期不在移送日与今日之间", "The receipt lacks its number or has an impossible day")
    requires = Text("签收须有编号，日期在移送日与今日之间", "The receipt has a number and a day since the sending")
    rule = Rule("G-30")


class FeedbackIncomplete(NamedRefusal):
    """The answer says nothing, has no document, or an impossible day."""

    code = "feedback_incomplete"
    title = Text("反馈缺少内容、文号，或者日期不在签收日与今日之间", "The answer lacks text, document or possible day")
    requires = Text("反馈须有内容、文号和日期", "The answer has text, document and a day since the receipt")
    rule = Rule("G-30")


class ReceiverAnswersItself(NamedRefusal):
    """A handler would record what the receiving organ records through its own door."""

    code = "receiver_answers_itself"
    kind = Kind.NOT_ENTITLED
    title = Text("由接收机关自行登记", "The receiving organ records this itself")
    rule = Rule("W-02", "G-30")


class ReminderNotDue(NamedRefusal):
    """The thirty days are not over."""

    code = "reminder_not_due"
    kind = Kind.NOT_NOW
    title = Text("反馈期限尚未届满", "The time for an answer is not over")
    rule = Rule("G-30")
