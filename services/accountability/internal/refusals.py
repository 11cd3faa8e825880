"""The ways a step of an internal violation is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class NotOwnCadre(NamedRefusal):
    """The person held no post in the organ on that day."""

    code = "not_own_cadre"
    title = Text("该人员当日不在本机关任职", "The person held no post in the organ on that day")
    requires = Text("对象须为本机关当日在职干部", "It is a cadre of the own organ on that day")
    rule = Rule("X-17", "X-19")


class ViolationDay(NamedRefusal):
    """The day of the violation lies in the future."""

    code = "violation_day"
    title = Text("违规日期不得晚于今日", "The day of the violation lies in the future")
    requires = Text("违规日期不晚于今日", "The day of the violation has come")
    rule = Rule("X-18")


class ViolationKindUnknown(NamedRefusal):
    """The kind is none of the profile's."""

    code = "violation_kind_unknown"
    title = Text("没有此类内部违规", "There is no such kind of internal violation")
    requires = Text("违规种类须在目录之内", "The kind is one of the list")
    rule = Rule("X-17")


class ViolationUnstated(NamedRefusal):
    """It is not said what happened, or nothing proves it."""

    code = "violation_unstated"
    title = Text("未写明违规事实或者缺少佐证", "Facts or proof of the violation are missing")
    requires = Text("须写明事实并附佐证", "Facts are stated, with proof")
    rule = Rule("X-25", "X-26")


class InspectionTeamWrong(NamedRefusal):
    """An inspection was not made by cadre supervision and general office together."""

    code = "inspection_team_wrong"
    title = Text("检查须由办公室与干部监督室组成联合检查组", "Cadre supervision and general office inspect together")
    requires = Text("检查由联合检查组进行", "A joint team inspects")
    rule = Rule("X-19", "X-26")


class OwnViolation(NamedRefusal):
    """Somebody would record or inspect a violation of their own."""

    code = "own_violation"
    kind = Kind.NOT_ENTITLED
    title = Text("不得登记、检查本人的违规", "Nobody records or inspects a violation of their own")
    rule = Rule("P-09", "X-19")


class SameViolationRecorded(NamedRefusal):
    """The same kind on the same day is on record for that person: it counts once."""

    code = "same_violation_recorded"
    kind = Kind.NOT_NOW
    title = Text("同一人同日同类违规已经登记", "The same kind on the same day is on record for that person")
    requires = Text("同一违规只登记一次", "A violation is recorded once")
    rule = Rule("X-18")


class RungWrong(NamedRefusal):
    """What is to be confirmed is not what the recorded violations of the year give."""

    code = "rung_wrong"
    title = Text(
        "与年度内已登记的次数不符：首次通报批评，两次以上约谈并书面检查",
        "Not what the count of the year gives: first, a circular; two or more, interview and self-criticism",
    )
    requires = Text("按同一自然年度已登记次数核定", "It agrees with the count of the calendar year")
    rule = Rule("X-18")


class ReasonsUnstated(NamedRefusal):
    """The correction, the withdrawal or the closing has no reasons."""

    code = "violation_reasons_unstated"
    title = Text("未写明理由", "The reasons are missing")
    requires = Text("须写明理由", "Reasons are given")
    rule = Rule("X-18")


class NothingCorrected(NamedRefusal):
    """The correction leaves the record as it is."""

    code = "nothing_corrected"
    title = Text("更正内容与原登记相同", "The correction leaves the record as it is")
    requires = Text("更正须有变化", "A correction changes something")
    rule = Rule("X-18")


class StepNotDue(NamedRefusal):
    """The step does not follow on this rung, or was carried out already."""

    code = "step_not_due"
    title = Text("该措施不适用于本次违规或者已经实施", "The step does not follow here, or was carried out already")
    requires = Text("只实施应当实施的措施", "Only what follows is carried out")
    rule = Rule("X-18")


class ViolationStepUnproven(NamedRefusal):
    """The step has no proof or an impossible day, or the interviewer is missing, unknown, or the person concerned."""

    code = "violation_step_unproven"
    title = Text(
        "措施缺少佐证、日期不符或者约谈人不符合规定", "Proof, day or interviewer of the step is missing or wrong"
    )
    requires = Text("措施须有佐证、日期，约谈须有约谈人", "A step has its proof and day, an interview its interviewer")
    rule = Rule("X-18")


class StepsOutstanding(NamedRefusal):
    """Not every step is carried out."""

    code = "steps_outstanding"
    kind = Kind.NOT_NOW
    title = Text("应当实施的措施尚未全部实施", "Not every step is carried out")
    requires = Text("应当实施的措施均已实施", "Every step is carried out")
    rule = Rule("X-18")
