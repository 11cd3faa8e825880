"""The ways a draw or a re-examination is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class AlreadyDrawn(NamedRefusal):
    """The organ has drawn in this half-year."""

    code = "reexamination_already_drawn"
    kind = Kind.NOT_NOW
    title = Text("本半年已经抽取", "This half-year has been drawn")
    rule = Rule("G-03", "G-48")


class NothingToDraw(NamedRefusal):
    """No case was closed since the last draw."""

    code = "reexamination_nothing_to_draw"
    kind = Kind.NOT_NOW
    title = Text("上次抽取以来没有办结的案件", "No case was closed since the last draw")
    rule = Rule("A-10", "G-48")


class ExaminerMissing(NamedRefusal):
    """No examiner is named."""

    code = "examiner_missing"
    title = Text("未指定复核人员", "No examiner is named")
    requires = Text("指定复核人员", "An examiner is named")
    rule = Rule("A-10", "G-48")


class ExaminerWrong(NamedRefusal):
    """An examiner is not of the organ, or of the deciding chain."""

    code = "examiner_wrong"
    title = Text("复核人员不是本机关人员或者参与过原案", "An examiner is a stranger, or had a hand in the case")
    requires = Text("复核人员为本机关未参与原案的人员", "Examiners are of the organ and outside the deciding chain")
    rule = Rule("G-48", "P-09")


class NotTheExaminer(NamedRefusal):
    """Somebody who is not named would examine."""

    code = "not_the_examiner"
    kind = Kind.NOT_ENTITLED
    title = Text("不是本件指定的复核人员", "You are not named to examine it")
    rule = Rule("G-48", "P-09")


class RecusedFromReexamination(NamedRefusal):
    """Whoever is recused would take part, or an examiner would record what the committee decided."""

    code = "recused_from_reexamination"
    kind = Kind.NOT_ENTITLED
    title = Text("应当回避的人员、复核人员不得办理此步骤", "Recused persons and examiners do not take this step")
    rule = Rule("G-48", "P-09")


class ExaminationUnstated(NamedRefusal):
    """Facts, nature, measure or procedure is left open."""

    code = "examination_unstated"
    title = Text("复核意见未写明事实、定性、处理和程序", "Facts, nature, measure or procedure is left open")
    requires = Text("逐项写明事实、定性、处理和程序", "Facts, nature, measure and procedure, each stated")
    rule = Rule("A-10")


class FlawsWrong(NamedRefusal):
    """A correction names no flaw, or a flaw has no place, text or remedy."""

    code = "flaws_wrong"
    title = Text("补正结论没有写明瑕疵和补正办法", "A correction names no flaw, or no remedy for it")
    requires = Text("补正结论逐项写明瑕疵和补正办法", "A correction names each flaw with its remedy")
    rule = Rule("G-48")


class ConclusionUnstated(NamedRefusal):
    """The decision of the committee has no number or no reasons."""

    code = "reexamination_decision_unstated"
    title = Text("决定缺少文号或者理由", "The decision lacks number or reasons")
    requires = Text("写明文号和理由", "Number and reasons")
    rule = Rule("G-48")
