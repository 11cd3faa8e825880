"""Refusals at the opening of a case, on its hands, its tests and its object."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class UnitNotYours(NamedRefusal):
    """The office of the caller does not look after the unit today."""

    code = "unit_not_yours"
    kind = Kind.NOT_ENTITLED
    title = Text("本室不联系该单位", "Your office does not look after this unit")
    rule = Rule("F-26", "S-12")


class SourceUnclear(NamedRefusal):
    """The source is not named as its kind asks."""

    code = "source_unclear"
    title = Text("未写明案件来源", "The source of the case is not stated")
    requires = Text("写明案件来源及其依据", "The source is stated with its reference")
    rule = Rule("A-01", "S-12")


class SourceNotByHand(NamedRefusal):
    """Persons involved are named in the main case, not opened by hand."""

    code = "source_not_by_hand"
    title = Text("涉及人员应在主案中列明", "Persons involved are named in the main case")
    requires = Text("来源可由人工启动", "The source is one that is opened by hand")
    rule = Rule("X-11")


class SourceDoesNotCarry(NamedRefusal):
    """This service has no such source on the unit, or it does not lead to a case."""

    code = "source_does_not_carry"
    title = Text(
        "该来源与本单位无关，或者未决定追责", "The source is not on this unit, or does not lead to accountability"
    )
    requires = Text("该来源可以启动问责", "The source leads to accountability")
    rule = Rule("G-38", "A-01", "F-10")


class CaseAlreadyOpen(NamedRefusal):
    """A case on the same source and the same object is under way."""

    code = "case_already_open"
    kind = Kind.NOT_NOW
    title = Text("同一来源、同一对象已有在办案件", "A case on the same source and object is under way")
    requires = Text("同一来源、同一对象没有在办案件", "No case on the same source and object is under way")
    rule = Rule("X-11", "A-36")


class ObjectUnknown(NamedRefusal):
    """The organization does not exist on the day, or no office of the organ looks after it."""

    code = "object_unknown"
    title = Text("问责对象所在单位不存在或者无人联系", "The unit does not exist, or no office looks after it")
    requires = Text("问责对象所在单位存在且有对口监督检查室", "The unit exists and an office looks after it")
    rule = Rule("P-15")


class DirectActorNotObject(NamedRefusal):
    """Who acted with his own hands, or led nothing, is dealt with in sanction proceedings."""

    code = "direct_actor_not_object"
    title = Text(
        "直接违纪违法人员不是问责对象，应按处分程序办理，不得以问责代替",
        "Who committed the violation himself, or holds no leader post, is no object of accountability: the case goes "
        "to the line of sanctions",
    )
    requires = Text("问责对象为党组织或者领导干部", "The object is a party organization or a leading official")
    rule = Rule("P-15", "A-22")


class OpenerApproves(NamedRefusal):
    """Who opened the case approves it."""

    code = "opener_approves"
    kind = Kind.NOT_ENTITLED
    title = Text("启动人不得审批本案", "Whoever opened the case may not approve it")
    rule = Rule("P-09")


class CaseOpinionUnstated(NamedRefusal):
    """Opinion or reasons are empty."""

    code = "case_opinion_unstated"
    title = Text("未写明意见或者理由", "Opinion or reasons are not stated")
    requires = Text("写明意见或者理由", "Opinion or reasons are stated")
    rule = Rule("A-09", "A-36")


class CaseRecusalNotDenied(NamedRefusal):
    """It is not declared that no ground of recusal applies to who acts."""

    code = "case_recusal_not_denied"
    title = Text("未声明本人没有应当回避的情形", "It is not declared that no ground of recusal applies to oneself")
    requires = Text("声明本人没有应当回避的情形", "It is declared that no ground of recusal applies to oneself")
    rule = Rule("P-09")


class RecusedFromCase(NamedRefusal):
    """Who acts is recused from the case, or is its object."""

    code = "recused_from_case"
    kind = Kind.NOT_ENTITLED
    title = Text("应当回避本案", "You are recused from this case")
    rule = Rule("P-09")


class NotCaseHandler(NamedRefusal):
    """Who acts is not a named handler."""

    code = "not_case_handler"
    kind = Kind.NOT_ENTITLED
    title = Text("不是本案承办人", "You are not a named handler of this case")
    rule = Rule("P-09")


class HandlersTooFew(NamedRefusal):
    """Fewer than two handlers are named."""

    code = "handlers_too_few"
    title = Text("承办人不得少于二人", "At least two handlers are named")
    requires = Text("承办人不少于二人", "At least two handlers are named")
    rule = Rule("P-09", "X-22")


class HandlerNotOfOffice(NamedRefusal):
    """A handler is not an officer of the office that looks after the unit today."""

    code = "handler_not_of_office"
    title = Text("承办人不是对口监督检查室人员", "A handler is not an officer of the office")
    requires = Text("承办人均为对口监督检查室人员", "The handlers are officers of the office")
    rule = Rule("F-26", "P-09")


class HandlerHadAPart(NamedRefusal):
    """A handler must recuse, or had a part in what the case pursues."""

    code = "handler_had_a_part"
    title = Text(
        "参加过约谈等前期工作或者应当回避的人员不得承办",
        "Whoever interviewed or must recuse does not handle the pursuit",
    )
    requires = Text("承办人未参加前期工作且无须回避", "No handler interviewed or must recuse")
    rule = Rule("P-09", "G-38")


class NoSuchGroundOfRecusal(NamedRefusal):
    """The ground is none of the profile."""

    code = "no_such_ground_of_recusal"
    title = Text("没有此项回避事由", "There is no such ground of recusal")
    requires = Text("回避事由属于规定的事由", "The ground is one of the rules")
    rule = Rule("P-09")


class RecusalOfAnother(NamedRefusal):
    """The head declares for somebody who is neither of the office nor a handler."""

    code = "recusal_of_another"
    title = Text(
        "室主任只能就本人、本室人员和承办人提交回避声明",
        "The head declares for herself, officers of the office and handlers alone",
    )
    requires = Text("回避声明限于本室人员和承办人", "Declarations are those of the office and the handlers")
    rule = Rule("P-09")


class NothingToHandle(NamedRefusal):
    """The case has ended and nothing of an order of correction is open."""

    code = "nothing_to_handle"
    kind = Kind.NOT_NOW
    title = Text("案件已终结且没有未完成的纠错事项", "The case has ended and no item of correction is open")
    requires = Text("案件在办或者尚有未完成的纠错事项", "The case is under way, or an item of correction is open")
    rule = Rule("F-30")


class CaseDayImpossible(NamedRefusal):
    """What is to be pursued is still to come."""

    code = "case_day_impossible"
    title = Text("所追究事项的日期晚于今日", "The day of what is pursued is still to come")
    requires = Text("所追究事项的日期不晚于今日", "What is pursued has happened")
    rule = Rule("P-15")


class InvolvedAlready(NamedRefusal):
    """The person is involved already, or the main case is on him."""

    code = "involved_already"
    kind = Kind.NOT_NOW
    title = Text("该人员已列为涉及人员或者就是主案对象", "The person is involved already, or is the object of the case")
    requires = Text("该人员尚未列入本案", "The person is not yet part of the case")
    rule = Rule("X-11")


class NoCaseWithinACase(NamedRefusal):
    """Persons are named as involved in the main case alone."""

    code = "no_case_within_a_case"
    kind = Kind.NOT_NOW
    title = Text("涉及人员应在主案中列明", "Persons involved are named in the main case alone")
    rule = Rule("X-11", "X-13")


class ScopeIncomplete(NamedRefusal):
    """One of the three tests lacks its finding, text or evidence."""

    code = "tests_incomplete"
    title = Text(
        "职权关联、因果关系、过错责任三项须逐项有结论、有说明、有证据",
        "Duty link, causation and fault each need a finding, a text and evidence",
    )
    requires = Text("三项界定均有结论、说明和证据", "Each of the three tests has finding, text and evidence")
    rule = Rule("A-13")


class ScopeNotRecorded(NamedRefusal):
    """The three tests are not recorded for whom the act is about."""

    code = "tests_not_recorded"
    kind = Kind.NOT_NOW
    title = Text("尚未对该对象记录三项界定", "The three tests are not recorded for this object")
    requires = Text("已对该对象记录三项界定", "The three tests are recorded for this object")
    rule = Rule("A-13")


class NotTheOneToAnswer(NamedRefusal):
    """One of the tests finds no link to the object, or it followed an order it had objected to."""

    code = "not_the_one_to_answer"
    title = Text("三项界定不支持由该对象承担责任", "By the three tests this object does not answer for it")
    requires = Text("三项界定均指向该对象", "All three tests point to the object")
    rule = Rule("A-13", "P-24")


class QuestionsBelowOnly(NamedRefusal):
    """The object would move downwards although the tests point to the superior."""

    code = "questions_below_only"
    title = Text("不得“问下不问上”：三项界定仍指向上级", "Below may not answer while the tests point to the superior")
    requires = Text("未以下级代替上级承担责任", "Below does not answer in place of the superior")
    rule = Rule("A-13", "A-14")


class NothingRescoped(NamedRefusal):
    """Neither is the object replaced nor the measure softened."""

    code = "nothing_rescoped"
    title = Text("对象和措施均未调整", "Neither object nor measure is changed")
    requires = Text("调整了对象或者措施", "Object or measure is changed")
    rule = Rule("A-14")


class UnitNotSoftened(NamedRefusal):
    """A talk is held with a person; there is none with an organization."""

    code = "unit_not_softened"
    title = Text("谈话提醒仅适用于领导干部", "Only a measure on an official is softened to a talk")
    requires = Text("软化处理的对象为领导干部", "What is softened is the measure on an official")
    rule = Rule("A-14")


class SupervisionProposalUnknown(NamedRefusal):
    """The supervision proposal named was not made on this case."""

    code = "supervision_proposal_unknown"
    title = Text("没有依本案提出的该监察建议", "No such supervision proposal was made on this case")
    requires = Text("监察建议依本案提出", "The supervision proposal was made on this case")
    rule = Rule("A-15")


class ScopeSpeaksAgainst(NamedRefusal):
    """All three tests point to the object; that is not nothing."""

    code = "tests_speak_against"
    title = Text("三项界定均指向该对象，不能认定不成立", "All three tests point to the object: it is not unfounded")
    requires = Text("三项界定中至少一项不成立", "One of the three tests finds no link")
    rule = Rule("A-13", "A-36")
