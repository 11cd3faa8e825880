"""Refusals from the proposal to the decision, and at the end without liability."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class ProposalIncomplete(NamedRefusal):
    """Facts, evidence, base, or the finding that it is an error are missing."""

    code = "proposal_incomplete"
    title = Text(
        "事实、证据、依据或者错与非错的认定不完整", "Facts, evidence, base or the finding of an error are incomplete"
    )
    requires = Text("事实、证据、依据和错与非错的认定完整", "Facts, evidence, base and finding are complete")
    rule = Rule("P-15", "A-35")


class ToleranceNotConsidered(NamedRefusal):
    """No tolerance was determined, and it is not said why none applies."""

    code = "tolerance_not_considered"
    title = Text("未认定容错，也未说明为何不适用容错", "No tolerance was determined, nor is it said why none applies")
    requires = Text("已对容错作出认定或者说明", "Tolerance was determined or reasoned about")
    rule = Rule("A-28", "A-21")


class ToleranceNotDetermined(NamedRefusal):
    """Tolerance is being weighed; handling is proposed once it is determined."""

    code = "tolerance_not_determined"
    kind = Kind.NOT_NOW
    title = Text("容错尚未认定", "Tolerance is not determined yet")
    requires = Text("容错已有认定结果", "Tolerance is determined")
    rule = Rule("X-01", "F-29")


class TolerationNotHonoured(NamedRefusal):
    """A measure is proposed although nobody is to be held liable after tolerance or probation."""

    code = "toleration_not_honoured"
    title = Text("已认定免予问责，不得再给予处理", "After an exemption no measure follows")
    requires = Text("免予问责的未再给予处理", "After an exemption no measure is proposed")
    rule = Rule("A-08", "F-29", "A-35")


class NotLowered(NamedRefusal):
    """It is to be lighter or mitigated: the ordinary measure is not stated, or the one proposed is not below it."""

    code = "not_lowered"
    title = Text(
        "从轻、减轻的须写明通常的处理，且所提处理轻于该处理",
        "Lighter or mitigated: the ordinary measure is stated and the one proposed lies below it",
    )
    requires = Text("所提处理轻于通常的处理", "What is proposed lies below the ordinary measure")
    rule = Rule("A-08", "F-29", "P-15")


class CircumstanceUnknown(NamedRefusal):
    """A circumstance of leniency or strictness is none of the profile, or is named twice."""

    code = "circumstance_unknown"
    title = Text("没有该从宽或者从严情节，或者重复列明", "There is no such circumstance, or it is named twice")
    requires = Text("从宽、从严情节属于规定的情节", "The circumstances are those of the rules")
    rule = Rule("X-10")


class MeasureDoesNotFit(NamedRefusal):
    """A measure is unknown, named twice, or not one for this object."""

    code = "measure_does_not_fit"
    title = Text("没有该处理措施，或者不适用于本案对象", "There is no such measure, or it is not one for this object")
    requires = Text("处理措施适用于本案对象", "The measures are ones for this object")
    rule = Rule("P-15")


class ResponsibilityWrong(NamedRefusal):
    """An official needs a type of responsibility, an organization has none."""

    code = "responsibility_wrong"
    title = Text("领导干部须写明责任类型，党组织不适用", "An official has a type of responsibility, a unit has none")
    requires = Text("责任类型与对象相符", "The type of responsibility fits the object")
    rule = Rule("P-15")


class LightHandlingUngrounded(NamedRefusal):
    """Only light measures are proposed, and it is not said why they suffice."""

    code = "light_handling_ungrounded"
    title = Text(
        "仅提出谈话提醒等轻处理的，须写明过失且未造成严重后果等理由",
        "Light handling alone needs its ground: negligence without serious consequence, or a minor mistake put right",
    )
    requires = Text("轻处理有规定的理由", "Light handling has its ground")
    rule = Rule("A-07", "A-11")


class HeavierThanItsGround(NamedRefusal):
    """The ground is one of light handling, and a heavier measure is proposed."""

    code = "heavier_than_its_ground"
    title = Text(
        "属于过失且未造成严重后果或者已软化的，只能给予轻处理", "On this ground only light measures are possible"
    )
    requires = Text("处理措施与所述理由相当", "The measures match the ground stated")
    rule = Rule("A-07", "A-11", "A-14")


class HeavierForTheDefence(NamedRefusal):
    """It would be heavier than what was heard, without new facts that came to light otherwise."""

    code = "heavier_for_the_defence"
    title = Text(
        "不得因陈述申辩加重；确需加重的须有申辩以外的新事实并退回重新提出",
        "A defence never makes it heavier: only new facts from elsewhere do, after the case was sent back",
    )
    requires = Text("未重于已听取陈述申辩的意见", "It is not heavier than what was heard")
    rule = Rule("P-14", "X-22")


class TrialOfficerWrong(NamedRefusal):
    """The case-trial officer is not of the organ, drafted it, handled it or must recuse."""

    code = "trial_officer_wrong"
    title = Text("审理人员不符合要求或者参与过本案", "The case-trial officer is not one, or had a part in the case")
    requires = Text("审理人员为本机关审理人员且未参与本案", "The case-trial officer had no part in the case")
    rule = Rule("P-09", "P-15")


class NotTheTrialOfficer(NamedRefusal):
    """Another case-trial officer was asked."""

    code = "not_the_trial_officer"
    kind = Kind.NOT_ENTITLED
    title = Text("不是本案指定的审理人员", "Another case-trial officer was asked")
    rule = Rule("P-09", "P-15")


class NoCaseProposal(NamedRefusal):
    """There is no proposal to be examined or heard on."""

    code = "no_case_proposal"
    kind = Kind.NOT_NOW
    title = Text("尚未提出处理意见", "No handling is proposed yet")
    requires = Text("已提出处理意见", "Handling is proposed")
    rule = Rule("P-15")


class TrialNotAgreed(NamedRefusal):
    """The case-trial office has not agreed to the proposal."""

    code = "trial_not_agreed"
    kind = Kind.NOT_NOW
    title = Text("审理部门尚未同意处理意见", "The case-trial office has not agreed to the proposal")
    requires = Text("审理部门已同意处理意见", "The case-trial office agrees to the proposal")
    rule = Rule("P-15")


class TrialOpinionGiven(NamedRefusal):
    """The case-trial office has given its opinion on this proposal."""

    code = "trial_opinion_given"
    kind = Kind.NOT_NOW
    title = Text("审理部门已对该意见出具审理意见", "The case-trial office has given its opinion on this proposal")
    rule = Rule("P-15")


class HearingStaffTooFew(NamedRefusal):
    """Fewer than two handlers heard, somebody else did, or who records it was not there."""

    code = "hearing_staff_too_few"
    title = Text("听取陈述申辩须由二名以上承办人进行", "At least two named handlers hear statement and defence")
    requires = Text("由二名以上承办人听取", "At least two named handlers heard")
    rule = Rule("P-14", "X-22")


class NotHeard(NamedRefusal):
    """Neither statement and defence nor a waiver are on record."""

    code = "not_heard"
    title = Text("陈述申辩或者放弃的情况未如实记录", "Neither statement and defence nor a waiver are on record")
    requires = Text("陈述申辩或者放弃的情况已记录", "Statement and defence, or the waiver, are on record")
    rule = Rule("P-14", "X-22")


class WrongPersonHeard(NamedRefusal):
    """Somebody else was heard than whom the case is on."""

    code = "wrong_person_heard"
    title = Text("听取的不是本案对象", "Somebody else was heard than whom the case is on")
    requires = Text("听取的是本案对象或者其代表", "The object or its representative was heard")
    rule = Rule("P-14", "X-22")


class HearingDayImpossible(NamedRefusal):
    """The hearing lies in the future, before the invitation, or before the proposal was made."""

    code = "hearing_day_impossible"
    title = Text("听取或者通知的日期与程序不符", "The days of invitation and hearing do not fit the procedure")
    requires = Text("通知在提出意见之后、听取之前", "The invitation follows the proposal and precedes the hearing")
    rule = Rule("P-14")


class OneHandDecides(NamedRefusal):
    """Who records the decision handled, drafted or examined the case."""

    code = "one_hand_decides"
    kind = Kind.NOT_ENTITLED
    title = Text(
        "承办、拟稿或者审理本案的人员不得记录决定", "Whoever handled, drafted or examined it does not record it"
    )
    rule = Rule("P-09", "P-15")


class DecisionIncomplete(NamedRefusal):
    """The decision lacks number, wording, way of review or reasons."""

    code = "decision_incomplete"
    title = Text(
        "问责决定的文号、内容、复审复核途径或者理由不完整", "Number, wording, way of review or reasons are missing"
    )
    requires = Text("问责决定的文号、内容、复审复核途径完整", "Number, wording and way of review are complete")
    rule = Rule("P-14", "P-15", "P-20")


class HeavierThanHeard(NamedRefusal):
    """The decision is heavier than the proposal on which the object was heard."""

    code = "heavier_than_heard"
    title = Text("决定不得重于已听取陈述申辩的意见", "The decision may not be heavier than what was heard")
    requires = Text("决定不重于已听取陈述申辩的意见", "The decision is not heavier than what was heard")
    rule = Rule("P-14", "X-22")


class QuestionsUnstated(NamedRefusal):
    """The case is sent back without a question."""

    code = "questions_unstated"
    title = Text("退回未列明需查清的问题", "The case is sent back without a question")
    requires = Text("列明需查清的问题", "The questions are listed")
    rule = Rule("P-15")


class NewFactsFromDefence(NamedRefusal):
    """New facts are stated, and it is not said that they come from elsewhere than the defence."""

    code = "new_facts_from_defence"
    title = Text("新事实须来自陈述申辩以外", "New facts must come from elsewhere than the defence")
    requires = Text("新事实来自陈述申辩以外", "New facts come from elsewhere than the defence")
    rule = Rule("P-14", "X-22")
