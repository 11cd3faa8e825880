"""Refusals of liaison meetings (S-02)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_RULE = Rule("S-02")


class NoOffice(NamedRefusal):
    """Whoever records it belongs to no office."""

    code = "liaison_no_office"
    kind = Kind.NOT_ENTITLED
    title = Text("须由监督检查室或者党风部门登记", "A meeting is recorded by a supervision or conduct office")
    rule = _RULE


class KindUnknown(NamedRefusal):
    """It is no kind of liaison."""

    code = "liaison_kind_unknown"
    title = Text("不属于联络会商的方式", "Not a kind of liaison")
    rule = _RULE


class MeetingAhead(NamedRefusal):
    """The meeting lies in the future."""

    code = "liaison_meeting_ahead"
    title = Text("会商日期不得晚于当日", "The meeting does not lie in the future")
    rule = _RULE


class NobodyThere(NamedRefusal):
    """Nobody else took part."""

    code = "liaison_nobody_there"
    title = Text(
        "须写明参加的督查局、牵头单位或者工作专班", "Bureau, lead units or task forces that took part are named"
    )
    rule = _RULE


class ParticipantUnfit(NamedRefusal):
    """Liaison is not kept with it, or it is named twice."""

    code = "liaison_participant_unfit"
    title = Text(
        "参加单位须是督查局、中心工作牵头单位或者工作专班，且不得重复",
        "A participant is the bureau, a lead unit or a task force, named once",
    )
    rule = _RULE


class NothingSaid(NamedRefusal):
    """No point is stated, or one says nothing."""

    code = "liaison_nothing_said"
    title = Text("须逐条写明通报或者研判的内容", "What was circulated or analysed is stated point by point")
    rule = _RULE


class PointUnknown(NamedRefusal):
    """The task or problem item named is not of this organ."""

    code = "liaison_point_unknown"
    title = Text("没有该项任务或者问题", "No such task or problem item of this organ")
    rule = _RULE


class NoMeasures(NamedRefusal):
    """An analysis led to no measure."""

    code = "liaison_no_measures"
    title = Text("研判须提出有针对性的措施", "An analysis leads to measures")
    rule = _RULE


class MeasureUnclear(NamedRefusal):
    """A measure says nothing, has a code used before, an owner who was not there, or a day before the meeting."""

    code = "liaison_measure_unclear"
    title = Text(
        "措施须编码不重复，写明内容、参加会商的责任单位和不早于会商的期限",
        "A measure has a code of its own, says what is done, by a participant, by a day not before the meeting",
    )
    rule = _RULE


class MeasureUnknown(NamedRefusal):
    """The meeting has no such measure."""

    code = "liaison_measure_unknown"
    title = Text("本次会商没有该措施", "The meeting has no such measure")
    rule = _RULE


class MeasureOver(NamedRefusal):
    """The measure has ended."""

    code = "liaison_measure_over"
    kind = Kind.NOT_NOW
    title = Text("该措施已经办结", "The measure has ended")
    rule = _RULE


class EndUnproven(NamedRefusal):
    """What proves it, or why it is dropped, is not stated."""

    code = "liaison_end_unproven"
    title = Text("须写明落实依据或者不再实施的理由", "What proves it, or why it is dropped, is stated")
    rule = _RULE
