"""The ways a step of a disclosure window or of the receipt of a disclosure is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class NoticeIncomplete(NamedRefusal):
    """The notice has no number, no text, or does not say whom it addresses."""

    code = "notice_incomplete"
    title = Text("通告缺少文号、内容或者适用人员", "The notice lacks its number, its text or whom it addresses")
    requires = Text("通告有文号、内容和适用人员", "The notice has number, text and addressees")
    rule = Rule("X-08", "X-31")


class WindowPeriodWrong(NamedRefusal):
    """The time limit begins before today or ends before it begins."""

    code = "window_period_wrong"
    title = Text("期限不得早于今日开始，且不得先止后始", "The time limit begins before today or ends before it begins")
    requires = Text("期限自今日或者以后开始", "The time limit begins today or later")
    rule = Rule("X-08")


class NoUnitInScope(NamedRefusal):
    """No unit is named, or one that does not exist."""

    code = "no_unit_in_scope"
    title = Text("未指明适用单位，或者单位不存在", "No unit in scope is named, or one does not exist")
    requires = Text("指明现存的适用单位", "Units that exist are named")
    rule = Rule("X-08")


class NoMatterInScope(NamedRefusal):
    """It is not said which problems are meant."""

    code = "no_matter_in_scope"
    title = Text("未指明适用问题", "It is not said which problems are meant")
    requires = Text("指明适用问题，不限于财务问题", "It is said which problems are meant, not only those of money")
    rule = Rule("X-08")


class DisclosureHandlers(NamedRefusal):
    """Fewer than two officers are named, or one who is none, is recused, or is the person."""

    code = "disclosure_handlers"
    title = Text(
        "经办人须为本机关承办人员且不少于规定人数，回避人员和本人除外",
        "At least two officers of the organ are named, none of them recused or the person",
    )
    requires = Text("指定不少于规定人数的经办人", "Enough officers of the organ are named")
    rule = Rule("X-08", "P-09")


class WindowReasonsMissing(NamedRefusal):
    """A window is closed by hand without reasons."""

    code = "window_reasons_missing"
    title = Text("提前结束须写明理由", "Closing before the last day needs reasons")
    requires = Text("提前结束写明理由", "Closing by hand has its reasons")
    rule = Rule("X-08")


class WindowRuns(NamedRefusal):
    """The last day of the window is not over."""

    code = "window_runs"
    kind = Kind.NOT_NOW
    title = Text("期限尚未届满", "The last day is not over")
    rule = Rule("X-08")


class NotStatementHandler(NamedRefusal):
    """The officer is not named for this window or disclosure."""

    code = "not_statement_handler"
    kind = Kind.NOT_ENTITLED
    title = Text("仅指定的经办人可以办理", "Only the officers named may do this")
    rule = Rule("X-08", "P-09")


class OwnDisclosure(NamedRefusal):
    """An officer would receive or assess the own disclosure."""

    code = "own_disclosure"
    kind = Kind.NOT_ENTITLED
    title = Text("不得接收、评估本人的交代", "Nobody receives or assesses the own disclosure")
    rule = Rule("P-09")


class NothingDisclosed(NamedRefusal):
    """The disclosure says nothing."""

    code = "nothing_disclosed"
    title = Text("未写明交代内容", "It says nothing")
    requires = Text("写明交代内容", "It is said what is disclosed")
    rule = Rule("X-08")


class DiscloserUnknown(NamedRefusal):
    """The person is not in the directory, or the unit is not one of that person's."""

    code = "discloser_unknown"
    title = Text("人员不在机构目录中，或者单位与其任职不符", "Person unknown, or not of that unit")
    requires = Text("人员在机构目录中，单位与其任职相符", "The person is known, and of that unit")
    rule = Rule("X-08")


class ReceiptTimeWrong(NamedRefusal):
    """The receipt lies in the future, or on an earlier day, or before the closing, without a registration that proves
    it."""

    code = "receipt_time_wrong"
    title = Text(
        "接收时间不得晚于现在；早于今日的，须注明收文登记",
        "Received in the future, or on an earlier day without the registration that proves it",
    )
    requires = Text("接收时间真实，早于今日的有收文登记", "The time of receipt is true and, if earlier, registered")
    rule = Rule("X-08")
