"""The ways a determination is refused because something was not weighed, or one thing said contradicts another."""

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class SituationWrong(NamedRefusal):
    """No situation is named, or one that the profile does not know."""

    code = "tolerance_situation_wrong"
    title = Text("未载明容错情形，或者情形不在目录内", "No situation of the list is named, or one that is not in it")
    requires = Text("载明目录内的容错情形", "At least one situation of the list is named")
    rule = Rule("G-44")


class NotDrafted(NamedRefusal):
    """Nothing has been weighed yet."""

    code = "tolerance_not_drafted"
    title = Text("尚未形成拟认定意见", "Nothing has been weighed yet")
    requires = Text("已形成拟认定意见", "A draft is there")
    rule = Rule("X-01")


class EventUnstated(NamedRefusal):
    """What happened is not stated."""

    code = "tolerance_event_unstated"
    title = Text("未写明事件经过和结果", "What happened, and what came of it, is not stated")
    requires = Text("写明事件经过和结果", "What happened and what came of it is stated")
    rule = Rule("X-07")


class LooksIncomplete(NamedRefusal):
    """A look is missing, has no reason or evidence, is given twice, or has a value that does not exist."""

    code = "looks_incomplete"
    title = Text("“六看”缺项，或者未逐项写明看法、理由和证据", "A look is missing or lacks value, reason or evidence")
    requires = Text("“六看”逐项写明看法、理由和证据", "Every look has its value, its reason and its evidence")
    rule = Rule("X-01", "G-43")


class FactorsIncomplete(NamedRefusal):
    """A weighing factor is missing, empty, given twice or unknown."""

    code = "factors_incomplete"
    title = Text("综合研判因素缺项", "A weighing factor is missing or not reasoned")
    requires = Text("各项研判因素逐项写明", "Every weighing factor is reasoned")
    rule = Rule("A-12")


class DistinctionsIncomplete(NamedRefusal):
    """One of the three distinctions is missing, empty, given twice or unknown."""

    code = "distinctions_incomplete"
    title = Text("“三个区分开来”缺项", "One of the three distinctions is missing or not reasoned")
    requires = Text("“三个区分开来”逐项写明", "Every distinction is drawn and reasoned")
    rule = Rule("X-03", "X-04", "X-05")


class ElementsIncomplete(NamedRefusal):
    """Starting point, nature, course or consequence was not considered."""

    code = "elements_incomplete"
    title = Text("未写明出发点、性质、过程或者后果", "Starting point, nature, course or consequence is not considered")
    requires = Text("写明出发点、性质、过程和后果", "Starting point, nature, course and consequence are considered")
    rule = Rule("X-07")


class BoundaryUnanswered(NamedRefusal):
    """One of the two questions at the boundary is not answered with reasons."""

    code = "boundary_unanswered"
    title = Text("两个界限问题未逐一说明理由", "A question at the boundary is not answered with reasons")
    requires = Text("两个界限问题逐一说明理由", "Both questions at the boundary are answered with reasons")
    rule = Rule("X-06")


class OrderUnexplained(NamedRefusal):
    """There was an order or an objection, and it is not said which."""

    code = "order_unexplained"
    title = Text("未写明上级决定或者提出异议的情况", "The superior's order, or the objection to it, is not stated")
    requires = Text("写明上级决定和提出异议的情况", "The superior's order and the objection to it are stated")
    rule = Rule("P-24")


class ErrorUndecided(NamedRefusal):
    """It is not reasoned whether there was an error at all."""

    code = "error_undecided"
    title = Text("未说明“错”与“非错”的理由", "It is not reasoned whether there was an error at all")
    requires = Text("先说明“错”与“非错”的理由", "It is reasoned first whether there was an error")
    rule = Rule("A-35")


class GainUnexamined(NamedRefusal):
    """It is not stated what was examined about private gain."""

    code = "gain_unexamined"
    title = Text("未写明有无谋取私利的查证情况", "What was examined about private gain is not stated")
    requires = Text("写明有无谋取私利的查证情况", "What was examined about private gain is stated")
    rule = Rule("X-05", "G-43")


class FilingUnconsidered(NamedRefusal):
    """A filing of the unit or matter was not considered, or one is named that is none."""

    code = "filing_unconsidered"
    title = Text("关联备案未逐件说明", "A filing of the unit or matter is not considered, or is none of it")
    requires = Text("关联备案逐件说明其证明内容", "Every filing of the unit or matter is considered")
    rule = Rule("P-17", "F-29")


class OutcomeUnknown(NamedRefusal):
    """The outcome is not in the list."""

    code = "tolerance_outcome_unknown"
    title = Text("没有此项认定结果", "There is no such outcome")
    requires = Text("认定结果在目录内", "The outcome is one of the list")
    rule = Rule("X-01", "A-35")


class ReasonsMissing(NamedRefusal):
    """The outcome is not reasoned; a refusal to tolerate less than any."""

    code = "tolerance_reasons_missing"
    title = Text("未说明认定理由", "The outcome is not reasoned")
    requires = Text("说明认定理由", "The outcome is reasoned, a refusal too")
    rule = Rule("A-28", "G-43")


class PrivateGainBlocks(NamedRefusal):
    """There was private gain; then this outcome is not possible."""

    code = "private_gain_blocks"
    title = Text("存在谋取私利情形，不得作此认定", "There was private gain: this outcome is not possible")
    requires = Text("没有谋取私利情形", "There was no private gain")
    rule = Rule("X-05", "A-23", "G-43")


class KnowingBreachBlocks(NamedRefusal):
    """It was found to be done knowingly, after a prohibition or in disregard of the rules."""

    code = "knowing_breach_blocks"
    title = Text(
        "已认为属于明知故犯、令行禁止后仍为之或者无视规矩，不得作此认定",
        "It was found knowing, against a prohibition or in disregard of the rules: this outcome is not possible",
    )
    requires = Text(
        "不属于明知故犯、违禁而为或者无视规矩", "It was not knowing, forbidden or in disregard of the rules"
    )
    rule = Rule("X-03", "X-04", "X-06", "A-23")


class ErrorContradicted(NamedRefusal):
    """The outcome says the contrary of what was found about the error."""

    code = "error_contradicted"
    title = Text("认定结果与“错”“非错”的判断相矛盾", "The outcome contradicts the finding whether there was an error")
    requires = Text("认定结果与“错”“非错”的判断一致", "The outcome agrees with the finding whether there was an error")
    rule = Rule("A-35")


class CorrectionMissing(NamedRefusal):
    """Tolerance without correction: nothing is demanded, or it is not said what, of whom or by when."""

    code = "correction_missing"
    title = Text(
        "容错纠错须并举：未写明纠错措施、责任主体或者期限", "Tolerance needs correction: what, by whom, by when"
    )
    requires = Text("写明纠错措施、责任主体和期限", "What is to be put right is named with who answers and by when")
    rule = Rule("P-16", "F-30")
