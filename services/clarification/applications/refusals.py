"""The ways an application is refused, each part that is missing by its own name (P-12)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.refusing import NamedRefusal


class NoIdentity(NamedRefusal):
    """Unit, post or contact of whoever is to be cleared is not stated."""

    code = "no_identity"
    title = Text("未写明申请人单位、职务或者联系方式", "Unit, post or contact of the applicant is not stated")
    requires = Text("须写明申请人单位、职务和联系方式", "Unit, post and contact of the applicant are stated")
    rule = Rule("C-23", "P-12")


class NotOfThatUnit(NamedRefusal):
    """The unit named is not that of the applicant today, nor that of the last post of one who holds none any more."""

    code = "not_of_that_unit"
    title = Text("所写单位不是申请人所在单位", "The unit named is not that of the applicant")
    requires = Text(
        "所写单位为申请人现任职单位；已无职务的，为最后任职单位",
        "The unit is that of the applicant today, or of the last post if the applicant holds none any more",
    )
    rule = Rule("C-23", "G-33", "P-12")


class NoClaim(NamedRefusal):
    """It is not stated what is asked for."""

    code = "no_claim"
    title = Text("未写明诉求", "It is not stated what is asked for")
    requires = Text("须写明诉求", "The claim is stated")
    rule = Rule("C-23", "P-12")


class NoReportedContent(NamedRefusal):
    """The main content of the untrue report is not stated."""

    code = "no_reported_content"
    title = Text("未写明失实检举控告的主要内容", "The main content of the untrue report is not stated")
    requires = Text("须写明所知的失实检举控告主要内容", "The main content of the report, as far as known, is stated")
    rule = Rule("C-23", "P-12")


class NoPlaceOfInfluence(NamedRefusal):
    """It is not stated where the report had its influence."""

    code = "no_place_of_influence"
    title = Text("未写明造成影响的地点和范围", "It is not stated where the report had its influence")
    requires = Text("须写明造成影响的地点和范围", "Where the report had its influence is stated")
    rule = Rule("C-09", "C-23", "P-12")


class NoTrueStatement(NamedRefusal):
    """The applicant does not state that the application is true."""

    code = "no_true_statement"
    title = Text("未作内容属实的声明", "The statement that all of this is true is missing")
    requires = Text("须声明内容属实", "The applicant states that all of this is true")
    rule = Rule("P-12")


class UnknownCode(NamedRefusal):
    """A situation or method is none of the profile."""

    code = "unknown_code"
    title = Text("所选情形或者方式不在代码表中", "A situation or method is not in the list")
    requires = Text("所选情形和方式在代码表中", "Situations and methods are in the lists")
    rule = Rule("C-06", "C-15")


class NoCompetentOffice(NamedRefusal):
    """No office or body looks after the unit today."""

    code = "no_competent_office"
    title = Text("没有联系该单位的承办部门", "No office or body looks after the unit today")
    requires = Text("该单位有联系的承办部门", "An office or body looks after the unit today")
    rule = Rule("C-04", "G-33")


class ReceivedInFuture(NamedRefusal):
    """The paper is said to have been received on a day that has not come."""

    code = "received_in_future"
    title = Text("收到日期晚于今日", "The day of receipt has not come yet")
    requires = Text("收到日期不晚于今日", "The day of receipt is today or earlier")
    rule = Rule("C-24")


class NotTheApplicant(NamedRefusal):
    """Somebody of the office would act for an applicant who acts for himself."""

    code = "not_the_applicant"
    kind = Kind.NOT_ENTITLED
    title = Text("网上申请由申请人本人办理", "What was applied for online is for the applicant to act on")
    rule = Rule("C-23")


class WrongApplicant(NamedRefusal):
    """A person would apply for a unit, or the head of a unit for a person."""

    code = "wrong_applicant"
    kind = Kind.NOT_ENTITLED
    title = Text(
        "个人只能为本人申请，单位负责人只能为本单位申请",
        "A person applies for himself, the head of a unit for the unit",
    )
    rule = Rule("C-23", "C-30", "G-32")


class OwnMatter(NamedRefusal):
    """Whoever enters the paper is the applicant."""

    code = "own_matter"
    kind = Kind.NOT_ENTITLED
    title = Text("本人事项应当回避", "Nobody enters an application of their own")
    rule = Rule("P-09")


class NotOurUnit(NamedRefusal):
    """The paper concerns a unit that another organ looks after."""

    code = "not_our_unit"
    kind = Kind.NOT_ENTITLED
    title = Text("该单位由其他机关联系，请转送", "Another organ looks after that unit; pass the paper on")
    rule = Rule("C-04")


class NoGroundsStated(NamedRefusal):
    """The request to reconsider does not say what was overlooked."""

    code = "no_grounds_stated"
    title = Text("未写明申请复核的理由", "The request does not say why to reconsider")
    requires = Text("须写明申请复核的理由", "The request says why to reconsider")
    rule = Rule("G-27")


class ReconsiderationSpent(NamedRefusal):
    """The one reconsideration was already asked for."""

    code = "reconsideration_spent"
    kind = Kind.NOT_NOW
    title = Text("复核只能申请一次", "Reconsideration can be asked for once")
    requires = Text("尚未申请过复核", "Reconsideration was not asked for yet")
    rule = Rule("G-07", "G-27")
