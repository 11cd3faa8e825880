"""The ways the assessment of a disclosure, and its link, are refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class FranknessUnreasoned(NamedRefusal):
    """It is not said why the disclosure is held to be frank or complete, or not."""

    code = "frankness_unreasoned"
    title = Text("是否坦诚、是否完整须分别说明理由", "Frank and complete: each needs its reasons")
    requires = Text("坦诚和完整分别有理由", "Frankness and completeness each have their reasons")
    rule = Rule("X-08")


class HandedInUnproven(NamedRefusal):
    """Money was handed in without a receipt."""

    code = "handed_in_unproven"
    title = Text("上交款项须注明收据", "Money handed in needs its receipt")
    requires = Text("上交款项有收据", "Money handed in has its receipt")
    rule = Rule("X-09")


class LeniencyFactorWrong(NamedRefusal):
    """A factor for leniency is unknown, named twice, or without reasoning and proof."""

    code = "leniency_factor_wrong"
    title = Text(
        "从宽因素须在目录之内，并逐项说明理由和佐证", "Each factor is one of the list, with reasoning and proof"
    )
    requires = Text("从宽因素逐项有理由和佐证", "Each factor for leniency has reasoning and proof")
    rule = Rule("X-10")


class StrictnessUnreasoned(NamedRefusal):
    """A factor for strictness is unknown, named twice, or without the reasoned finding of a person."""

    code = "strictness_unreasoned"
    title = Text(
        "从严因素须由办理人员逐项作出有理由、有佐证的认定",
        "Each factor for strictness is a person's finding, with reasoning and proof",
    )
    requires = Text("从严因素逐项有认定理由和佐证", "Each factor for strictness has reasoning and proof")
    rule = Rule("X-10")


class LeniencyWithoutGround(NamedRefusal):
    """Leniency is proposed though neither X-08 nor X-10 gives a ground, or without reasons."""

    code = "leniency_without_ground"
    title = Text(
        "从宽建议须有理由，并以期限内坦诚完整交代或者从宽因素为依据",
        "Leniency needs reasons, and a frank and complete disclosure in time or a factor for it",
    )
    requires = Text("从宽建议有理由和依据", "A proposal of leniency has reasons and a ground")
    rule = Rule("X-08", "X-10")


class AssessedAlready(NamedRefusal):
    """There is an assessment that waits for the other assessor."""

    code = "assessed_already"
    kind = Kind.NOT_NOW
    title = Text("已有评估待他人确认", "There is an assessment that waits for the other assessor")
    rule = Rule("X-08")


class NotAssessedYet(NamedRefusal):
    """There is no assessment to confirm or return."""

    code = "not_assessed_yet"
    kind = Kind.NOT_NOW
    title = Text("尚无评估", "There is no assessment yet")
    rule = Rule("X-08")


class AssessorConfirms(NamedRefusal):
    """Whoever assessed or confirmed would confirm once more: two persons assess."""

    code = "assessor_confirms"
    kind = Kind.NOT_ENTITLED
    title = Text("评估须由两人进行，评估人不得自行确认", "Two persons assess: nobody confirms the own assessment")
    rule = Rule("X-08", "P-09")


class AssessmentOpinionMissing(NamedRefusal):
    """The other assessor says nothing."""

    code = "assessment_opinion_missing"
    title = Text("未写明意见", "The opinion is missing")
    requires = Text("写明意见", "An opinion is given")
    rule = Rule("X-08")


class StatementLinked(NamedRefusal):
    """The disclosure is linked to that case or lead already, or it is not said why."""

    code = "statement_linked"
    title = Text("已关联该案件或者线索，或者未说明理由", "It is linked to it already, or it is not said why")
    requires = Text("只关联一次并说明理由", "It is linked once, with reasons")
    rule = Rule("X-08", "X-10")


class LinkedCaseUnknown(NamedRefusal):
    """The organ has no such case."""

    code = "linked_case_unknown"
    title = Text("本机关没有该问责案件", "The organ has no such accountability case")
    requires = Text("关联的案件为本机关案件", "The case is one of the organ's")
    rule = Rule("X-08", "X-10")
