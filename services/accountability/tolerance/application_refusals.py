"""The ways an act on an application for tolerance is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class WrongToleranceApplicant(NamedRefusal):
    """A person would apply for a unit, the head of a unit for another one, or for somebody who is not of it."""

    code = "tolerance_wrong_applicant"
    kind = Kind.NOT_ENTITLED
    title = Text(
        "个人只能为本人申请，单位负责人只能为本单位或者本单位人员申请",
        "A person applies for himself, the head of a unit for the unit or its people",
    )
    rule = Rule("G-45")


class NotOfUnit(NamedRefusal):
    """The person has no post in the unit today."""

    code = "tolerance_not_of_unit"
    title = Text("有关人员不在所写单位任职", "The person holds no post in the unit named")
    requires = Text("有关人员在所写单位任职", "The person holds a post in the unit named")
    rule = Rule("G-45", "A-22")


class NoHandlingOffice(NamedRefusal):
    """No supervision office looks after the unit today."""

    code = "tolerance_no_handling_office"
    title = Text("没有联系该单位的监督检查室", "No supervision office looks after the unit today")
    requires = Text("该单位有联系的监督检查室", "A supervision office looks after the unit")
    rule = Rule("F-26", "G-45")


class ApplicationIncomplete(NamedRefusal):
    """Event, reasons or the statement of truth are missing, or a situation is unknown."""

    code = "tolerance_application_incomplete"
    title = Text(
        "申请缺项：事件、理由、真实性声明，或者情形不在目录内", "Event, reasons or statement of truth is missing"
    )
    requires = Text("写明事件、理由并声明属实", "Event, reasons and the statement of truth are there")
    rule = Rule("G-45")


class ApplicationPending(NamedRefusal):
    """The same applicant waits for an answer to another application for the same person or unit."""

    code = "tolerance_application_pending"
    kind = Kind.NOT_NOW
    title = Text("已有一件申请尚未答复", "Another application of the same applicant is not answered yet")
    requires = Text("没有尚未答复的申请", "No other application waits for an answer")
    rule = Rule("G-07", "G-45")


class ReconsiderationUsed(NamedRefusal):
    """The one reconsideration was already asked for."""

    code = "tolerance_reconsideration_used"
    kind = Kind.NOT_NOW
    title = Text("复议只能申请一次", "Reconsideration can be asked for once")
    requires = Text("尚未申请过复议", "Reconsideration was not asked for yet")
    rule = Rule("G-07")


class ReconsiderationUngrounded(NamedRefusal):
    """The request does not say what was overlooked."""

    code = "tolerance_reconsideration_ungrounded"
    title = Text("未写明申请复议或者维持答复的理由", "The reasons for or against reconsidering are not stated")
    requires = Text("写明理由", "Reasons are stated")
    rule = Rule("G-07")


class NothingToReconsider(NamedRefusal):
    """What was determined tolerates; there is nothing adverse to reconsider."""

    code = "nothing_to_reconsider"
    kind = Kind.NOT_NOW
    title = Text("已予容错的，无须复议", "What was tolerated is not reconsidered")
    rule = Rule("G-07")


class NobodyWaits(NamedRefusal):
    """Nobody has asked to reconsider this answer."""

    code = "tolerance_nobody_waits"
    kind = Kind.NOT_NOW
    title = Text("申请人没有提出复议", "The applicant has not asked to reconsider")
    rule = Rule("G-07")


class OwnApplication(NamedRefusal):
    """Whoever applied would handle the application, too."""

    code = "tolerance_own_application"
    kind = Kind.NOT_ENTITLED
    title = Text("本人的申请应当回避", "Nobody handles an application of their own")
    rule = Rule("P-09")


class LeaderReconsiders(NamedRefusal):
    """A request to reconsider is answered by the leader in charge, not by who answered before."""

    code = "tolerance_leader_reconsiders"
    kind = Kind.NOT_NOW
    title = Text("复议由分管领导答复", "A request to reconsider is answered by the leader in charge")
    rule = Rule("G-07")
