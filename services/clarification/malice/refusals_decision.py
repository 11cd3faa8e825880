"""The ways an act is refused from the certification on (TW-06 to TW-10)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.refusing import NamedRefusal


class MustEscalate(NamedRefusal):
    """The organ is below prefecture-city level: it cannot certify, not even its own case (CL-14)."""

    code = "must_escalate"
    title = Text(
        "认定诬告陷害须报设区的市级以上机关批准，不得自行认定", "It must escalate to prefecture-city level or above"
    )
    requires = Text("由设区的市级以上机关认定", "An organ of prefecture-city level or above certifies")
    rule = Rule("P-03", "G-29")


class CertifierNotDisciplineOrgan(NamedRefusal):
    """The organ asked is no existing discipline organ."""

    code = "certifier_not_discipline_organ"
    title = Text("受理报批的不是现存的纪检监察机关", "The organ asked is no existing discipline organ")
    requires = Text("报批机关须为纪检监察机关", "The organ asked is a discipline organ")
    rule = Rule("P-03")


class CertifierNotInLine(NamedRefusal):
    """The organ asked is neither the own one nor above it."""

    code = "certifier_not_in_line"
    title = Text("受理报批的不是本机关或者其上级机关", "The organ asked is neither the own one nor above it")
    requires = Text("报批机关须为本机关或者其上级机关", "The organ asked is the own one or above it")
    rule = Rule("P-03")


class CertifierNotCompetent(NamedRefusal):
    """The accused is managed above the level of the organ: a province-managed official is the province's affair."""

    code = "certifier_not_competent"
    title = Text(
        "被控告人由更高一级管理，须报该级机关认定", "The accused is managed at a higher level; that level certifies"
    )
    requires = Text("认定机关的级别不低于被控告人的管理权限级别", "The organ is not below who manages the accused")
    rule = Rule("P-03", "C-04")


class CadreLevelUnknown(NamedRefusal):
    """The directory does not say who manages the accused; then nobody can be held competent."""

    code = "cadre_level_unknown"
    title = Text("机构目录未载明被控告人的干部管理权限", "The directory does not say who manages the accused")
    requires = Text("已载明被控告人的干部管理权限", "It is known at which level the accused is managed")
    rule = Rule("P-03", "C-04")


class NotAnApprover(NamedRefusal):
    """Who is to decide, or decides, is no secretary or leader in charge of the certifying organ named for it."""

    code = "not_an_approver"
    title = Text("批准人不是认定机关的主要负责人或者分管领导", "The approver is no leader of the certifying organ")
    requires = Text("批准人为认定机关的主要负责人或者分管领导", "The approver is a leader of the certifying organ")
    rule = Rule("P-03")


class NotAskedToDecide(NamedRefusal):
    """Somebody else, or somebody of another organ, was asked to decide on the certification."""

    code = "not_asked_to_decide"
    kind = Kind.NOT_ENTITLED
    title = Text("报批时指定的批准人不是您", "Somebody else was asked to decide this")
    rule = Rule("P-03")


class VerifierCertifies(NamedRefusal):
    """Who verified the lead, handled, drafted, examined or sent the case would certify it."""

    code = "verifier_certifies"
    kind = Kind.NOT_ENTITLED
    title = Text("核查人、承办人、审理人、报送人不得批准认定", "Who had an earlier part in it cannot certify it")
    requires = Text("批准人未参与核查、承办、审理和报送", "The approver had no earlier part in the case")
    rule = Rule("P-03")


class RequestIncomplete(NamedRefusal):
    """The request or the reply has no number, or says nothing."""

    code = "certification_letter_incomplete"
    title = Text("请示或者批复缺少文号、理由或者意见", "Request or reply lacks number, reasons or opinion")
    requires = Text("请示和批复须有文号和理由", "Request and reply have number and reasons")
    rule = Rule("P-03")


class RecusalNotDenied(NamedRefusal):
    """Who gives the opinion or decides has not declared to be free of grounds of recusal."""

    code = "recusal_not_denied"
    title = Text("未声明本人没有应当回避的情形", "It is not declared that no ground of recusal applies")
    requires = Text("声明本人没有应当回避的情形", "It is declared that no ground of recusal applies")
    rule = Rule("P-09")


class AccuserKindUnknown(NamedRefusal):
    """It is not said what the accuser is, or by an unknown code."""

    code = "accuser_kind_unknown"
    title = Text("未指明控告人的身份类别", "It is not stated what the accuser is")
    requires = Text("指明控告人的身份类别", "It is stated what the accuser is")
    rule = Rule("P-04")


class RouteNotForAccuser(NamedRefusal):
    """A route is missing, unknown, or not open to what the accuser is."""

    code = "route_not_for_accuser"
    title = Text("处理途径与控告人的身份不符", "The route is not open to what the accuser is")
    requires = Text("处理途径与控告人的身份相符", "Every route is open to what the accuser is")
    rule = Rule("P-04", "W-01")


class AggravationUnknown(NamedRefusal):
    """An aggravating factor is none of the list."""

    code = "aggravation_unknown"
    title = Text("没有此项从重情节", "There is no such aggravating factor")
    requires = Text("从重情节在目录之内", "Every aggravating factor is one of the list")
    rule = Rule("P-04")


class RepeatNotWeighed(NamedRefusal):
    """The same matter was reported again after a conclusion, and it is neither counted nor set aside with a reason."""

    code = "repeat_not_weighed"
    title = Text("已有结论后再次控告的情节未予考虑", "That it was a repeat after a conclusion is not weighed")
    requires = Text("再次控告的情节已予考虑", "A known repeat is counted, or set aside with a reason")
    rule = Rule("P-04", "C-11")


class TransfersDoNotMatch(NamedRefusal):
    """A route that leads to another organ has no letter, or a letter goes where no route leads."""

    code = "transfers_do_not_match"
    title = Text("移送函与处理途径不一致", "Letters of transfer and routes do not match")
    requires = Text("每一移送途径各有一份移送函", "Each route that leads to another organ has its letter")
    rule = Rule("P-04", "W-02", "G-30")


class ResultIncomplete(NamedRefusal):
    """The result names a route not taken, or lacks text, document or possible day."""

    code = "disposal_result_incomplete"
    title = Text("处理结果缺少途径、内容、文号或者日期", "The result lacks route, text, document or possible day")
    requires = Text("处理结果写明途径、内容、文号和日期", "The result states route, text, document and day")
    rule = Rule("P-04", "G-30")


class ResultsMissing(NamedRefusal):
    """The result of a route is not known, or the result was not fed back."""

    code = "results_missing"
    kind = Kind.NOT_NOW
    title = Text("处理结果尚未反馈", "The result of a route is missing or not fed back")
    requires = Text("各途径处理结果均已反馈", "Every route has its result, and it was fed back")
    rule = Rule("P-04", "G-30")


class GainsNotUndone(NamedRefusal):
    """What was won by the accusation is not undone, nor is it said why nothing was won."""

    code = "gains_not_undone"
    kind = Kind.NOT_NOW
    title = Text("因诬告所得利益尚未纠正", "What was won by the accusation is not undone")
    requires = Text("因诬告所得利益已经纠正，或者说明没有所得", "What was won is undone, or it is said why nothing was")
    rule = Rule("P-05")


class RepairsOpen(NamedRefusal):
    """A correction task is still open."""

    code = "repairs_open"
    kind = Kind.NOT_NOW
    title = Text("纠正补偿事项尚未办结", "A correction task is still open")
    requires = Text("纠正补偿事项均已办结", "Every correction task is closed")
    rule = Rule("P-05", "C-32")


class VictimNotCleared(NamedRefusal):
    """The victim's clarification was withdrawn, not started or not approved, or there is none."""

    code = "victim_not_cleared"
    kind = Kind.NOT_NOW
    title = Text("被诬告人的澄清未在办理，也未办结", "The victim's clarification is neither under way nor done")
    requires = Text("被诬告人的澄清正在办理或者已经办结", "The victim's clarification is under way or done")
    rule = Rule("C-12", "W-05")


class CircularUndecided(NamedRefusal):
    """It is not said whether and why the case is made known, or to whom."""

    code = "circular_undecided"
    title = Text("未记录是否通报及理由、范围", "It is not decided, with reason and range, whether there is a circular")
    requires = Text("记录是否通报及理由、范围", "It is decided with reason and range whether there is a circular")
    rule = Rule("W-08", "P-05")


class NoGainOnMistake(NamedRefusal):
    """After a mistaken accusation nothing is undone at the accuser."""

    code = "no_gain_on_mistake"
    title = Text("错告不追究控告人，不得撤销其利益", "After a mistaken accusation nothing is undone at the accuser")
    requires = Text("错告只对受影响人员纠正补偿", "After a mistake corrections are for the victim alone")
    rule = Rule("W-04", "P-02", "C-32")


class NothingAsked(NamedRefusal):
    """No correction is asked for."""

    code = "nothing_asked"
    title = Text("未列明请求事项", "No correction is asked for")
    requires = Text("列明请求事项", "At least one correction is asked for")
    rule = Rule("C-32", "P-05")
