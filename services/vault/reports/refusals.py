"""The ways an act on a report is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.vault.refusals import VaultRefusal


class EntryBypassed(VaultRefusal):
    """The report goes another way; nothing of it may be kept here but a count."""

    rule = Rule("P-06")


class HigherManagedSubject(EntryBypassed):
    """It is about a person whom a higher organ manages."""

    code = "higher_managed_subject"
    title = Text(
        "反映上级管理对象的检举控告不在本平台登记，请径送本机关主要负责人并按时报上级机关",
        "A report about a higher-managed person is not entered here: take it straight to your own head, for the higher "
        "organ",
    )


class OwnHeadSubject(EntryBypassed):
    """It is about the head of the organ itself."""

    code = "own_head_subject"
    title = Text(
        "反映本机关主要负责人的检举控告不在本平台登记，请径送上一级机关",
        "A report about the own organ's head is not entered here: take it straight to the next higher organ",
    )


class AnonymousWithIdentity(VaultRefusal):
    """An anonymous report comes with something about its reporter."""

    code = "anonymous_with_identity"
    title = Text("匿名检举不得登记检举人信息", "With an anonymous report nothing about the reporter is kept")
    rule = Rule("P-06")


class NamedWithoutReporter(VaultRefusal):
    """A named report comes without a name."""

    code = "named_without_reporter"
    title = Text("实名检举须登记检举人", "A named report names its reporter")
    rule = Rule("P-06", "P-07")


class ReceivedInFuture(VaultRefusal):
    """The day of receipt has not come."""

    code = "report_received_in_future"
    title = Text("收到日期不得晚于今天", "A report is not received on a day that has not come")
    rule = Rule("P-07")


class SubjectUnknown(VaultRefusal):
    """The directory knows no such person or unit."""

    code = "report_subject_unknown"
    title = Text("机构人员目录中没有该人员或者单位", "The directory knows no such person or unit")
    rule = Rule("P-06")


class NobodyToTell(VaultRefusal):
    """The report is anonymous: there is nobody to be told."""

    code = "nobody_to_tell"
    kind = Kind.NOT_NOW
    title = Text("匿名检举无须告知受理情况", "An anonymous report has nobody to be told")
    rule = Rule("P-07")


class ToldOnImpossibleDay(VaultRefusal):
    """The reporter was told before the report came in, or on a day that has not come."""

    code = "told_on_impossible_day"
    title = Text("告知日期须在收到日期至今天之间", "The reporter is told between the day of receipt and today")
    rule = Rule("P-07")
