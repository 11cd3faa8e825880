"""Refusals of what belongs together, and at the end without liability."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class InvolvedNotReady(NamedRefusal):
    """Persons involved are not yet as far; the errors name their cases."""

    code = "involved_not_ready"
    kind = Kind.NOT_NOW
    title = Text("涉及人员尚未同步办理", "Cases of persons involved are not yet as far")
    requires = Text("涉及人员同步办理", "The cases of all persons involved are as far")
    rule = Rule("X-11", "X-13")


class InvolvedRulingsWrong(NamedRefusal):
    """The rulings are not those on the persons involved, each once."""

    code = "involved_rulings_wrong"
    title = Text("须对每名涉及人员一并作出决定", "All persons involved are decided on by the same act, each once")
    requires = Text("对每名涉及人员一并作出决定", "All persons involved are decided on, each once")
    rule = Rule("X-11", "X-13")


class DecidedWithMainCase(NamedRefusal):
    """A person involved is proposed and decided on together with the main case."""

    code = "decided_with_main_case"
    kind = Kind.NOT_NOW
    title = Text("涉及人员与主案一并提请、一并决定", "A person involved is decided on together with the main case")
    requires = Text("与主案一并办理", "It is handled together with the main case")
    rule = Rule("X-11", "X-13")


class InvolvedUndecided(NamedRefusal):
    """The main case cannot end while a person involved is undecided; the errors name their cases."""

    code = "involved_undecided"
    kind = Kind.NOT_NOW
    title = Text("尚有涉及人员未作出决定，主案不得结案", "A person involved is undecided: the main case cannot end")
    requires = Text("涉及人员均已作出决定", "All persons involved are decided on")
    rule = Rule("X-11")


class ToleranceDoesNotFree(NamedRefusal):
    """No determination of tolerance says that nobody is liable; a filing alone never does."""

    code = "tolerance_does_not_free"
    kind = Kind.NOT_NOW
    title = Text(
        "未认定非错或者免予问责；仅有备案不得据以免责",
        "No determination says not an error or exempted; a filing alone frees nobody",
    )
    requires = Text("已认定非错或者免予问责", "It was determined as not an error or exempted")
    rule = Rule("F-29", "A-23", "A-35")


class CorrectionOrderMissing(NamedRefusal):
    """Nobody is liable, and nothing is said to be put right, or not by when."""

    code = "correction_order_missing"
    title = Text("容纠并举：须写明纠错事项和期限", "Tolerance goes with correction: items and days are missing")
    requires = Text("写明纠错事项和期限", "What is put right is stated, with days")
    rule = Rule("F-30", "P-16")


class NoSuchCorrection(NamedRefusal):
    """There is no such open item in the order of correction."""

    code = "no_such_correction"
    kind = Kind.NOT_NOW
    title = Text("没有该项未完成的纠错事项", "There is no such open item of correction")
    rule = Rule("F-30")


class CorrectionUnproven(NamedRefusal):
    """The day lies in the future, or nothing proves it."""

    code = "correction_unproven"
    title = Text("完成日期或者佐证不符合要求", "The day lies in the future, or nothing proves it")
    requires = Text("完成日期和佐证齐备", "Day and proof are given")
    rule = Rule("F-30")
