"""The ways a common problem says no once its sample is drawn (S-10, S-11, G-50, G-51)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_COVERT = Rule("S-11", "G-51", "P-33")


class CommonProblemNotDrawn(NamedRefusal):
    """A draw is to be run again that there was not."""

    code = "common_problem_not_drawn"
    kind = Kind.NOT_NOW
    title = Text("尚未抽取样本", "No sample has been drawn yet")
    rule = Rule("S-11", "G-50")


class CommonProblemNothingAdded(NamedRefusal):
    """No item is named that is to be added."""

    code = "common_problem_nothing_added"
    title = Text("须指明增加检查的问题", "Name the items to be checked besides")
    rule = Rule("G-50")


class CommonProblemReasonsMissing(NamedRefusal):
    """Items are to be added without reasons."""

    code = "common_problem_reasons_missing"
    title = Text("须写明理由", "State the reasons")
    rule = Rule("G-50")


class CommonProblemNotOfPopulation(NamedRefusal):
    """An item was not on the list when it was fixed."""

    code = "common_problem_not_of_population"
    title = Text("该问题不在已确定的清单之内", "The item was not on the list when it was fixed")
    rule = Rule("G-50")


class CommonProblemAlreadyInSample(NamedRefusal):
    """An item is in the sample already, or named twice."""

    code = "common_problem_already_in_sample"
    title = Text("该问题已在样本之内或者重复填写", "The item is in the sample already, or named twice")
    rule = Rule("G-50")


class CommonProblemNotInSample(NamedRefusal):
    """An item is said to be checked that is not of the sample; it can be added first."""

    code = "common_problem_not_in_sample"
    title = Text("该问题不在样本之内，须先增加到样本", "The item is not of the sample; add it first")
    rule = Rule("S-11", "G-50")


class CommonProblemVisitUnknown(NamedRefusal):
    """There was no such visit to the unit on the day of the draw or later."""

    code = "common_problem_visit_unknown"
    title = Text(
        "没有抽样之日以后到该单位现场的这次检查",
        "There was no such visit to that unit on the day of the draw or later",
    )
    requires = Text("以现场检查为依据", "It was checked on a visit to the unit")
    rule = Rule("S-11", "G-51")


class CommonProblemVisitAnnounced(NamedRefusal):
    """A covert check is said to have been made on a visit that was announced."""

    code = "common_problem_visit_announced"
    title = Text("暗访监督须以事先不告知的检查为依据", "A covert check is made on an unannounced visit")
    rule = _COVERT


class CommonProblemVisitMadeOtherwise(NamedRefusal):
    """One visit is to count as a spot check and as a covert one."""

    code = "common_problem_visit_made_otherwise"
    title = Text("同一次检查只能计为一种方式", "One visit counts in one way")
    rule = _COVERT


class CommonProblemCheckedTwice(NamedRefusal):
    """The item was noted for this visit already."""

    code = "common_problem_checked_twice"
    title = Text("该问题在这次检查中的结果已登记", "What this visit found of the item is on record")
    rule = Rule("S-11")


class CommonProblemConclusionMissing(NamedRefusal):
    """It is closed without a conclusion."""

    code = "common_problem_conclusion_missing"
    title = Text("须写明办结情况", "State what came of it")
    rule = Rule("S-10")


class CommonProblemUnchecked(NamedRefusal):
    """An item of the sample was not checked on a visit."""

    code = "common_problem_unchecked"
    kind = Kind.NOT_NOW
    title = Text("样本中尚有未检查的问题", "An item of the sample has not been checked")
    rule = Rule("S-11", "G-50")


class CommonProblemSampleTooSmall(NamedRefusal):
    """Items were withdrawn after the draw, by objections, and what is left of the sample is too little of the rest."""

    code = "common_problem_sample_too_small"
    kind = Kind.NOT_NOW
    title = Text(
        "部分问题撤销后样本不足规定比例，须先增加样本",
        "Items were withdrawn and the sample is too small for those left; enlarge it first",
    )
    rule = Rule("S-11", "G-50")


class CommonProblemWayMissing(NamedRefusal):
    """Only spot checks were made, or only covert ones."""

    code = "common_problem_way_missing"
    kind = Kind.NOT_NOW
    title = Text("抽查监督和暗访监督均须至少进行一次", "Both a spot check and a covert check take place at least once")
    rule = Rule("S-11", "G-51")


class CommonProblemUnsettled(NamedRefusal):
    """An item of the population is neither checked off nor escalated nor withdrawn by an objection."""

    code = "common_problem_unsettled"
    kind = Kind.NOT_NOW
    title = Text("尚有未销号也未升级问责的问题", "An item is neither checked off nor escalated")
    rule = Rule("S-10", "S-11")


class CommonProblemNotReady(NamedRefusal):
    """Several things are missing before it can be closed; each is named."""

    code = "common_problem_not_ready"
    kind = Kind.NOT_NOW
    title = Text("尚不具备办结条件", "It cannot be closed yet")
    rule = Rule("S-10", "S-11", "G-51")
