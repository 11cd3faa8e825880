"""The ways an act on a determination of tolerance is refused, besides what was not weighed."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class NotHandlerOfCase(NamedRefusal):
    """Somebody else of the office would act for the handlers of the case."""

    code = "tolerance_not_handler"
    kind = Kind.NOT_ENTITLED
    title = Text("您不是本案承办人", "You are not a handler of the case")
    rule = Rule("P-09", "G-45")


class BarredFromTolerance(NamedRefusal):
    """Who acts is recused from the case, or is the one concerned."""

    code = "tolerance_barred"
    kind = Kind.NOT_ENTITLED
    title = Text("您应当回避本件", "You may take no part in this")
    rule = Rule("P-09")


class ToleranceOneHandTwice(NamedRefusal):
    """One person would do two of the steps that different persons do."""

    code = "tolerance_one_hand_twice"
    kind = Kind.NOT_ENTITLED
    title = Text(
        "起草、审理、会商和记录决定不得由同一人办理", "Draft, trial, consultation and record are by different persons"
    )
    requires = Text("各环节由不同人员办理", "Each step is done by another person")
    rule = Rule("P-09", "A-36")


class CaseNotInvestigated(NamedRefusal):
    """The case is not under investigation."""

    code = "case_not_investigated"
    kind = Kind.NOT_NOW
    title = Text("案件不在调查阶段，不能启动容错审查", "The case is not under investigation")
    requires = Text("案件处于调查阶段", "The case is under investigation")
    rule = Rule("G-44", "G-45")


class CaseMovedOn(NamedRefusal):
    """The case has gone on; there tolerance is no longer determined."""

    code = "case_moved_on"
    kind = Kind.NOT_NOW
    title = Text("案件已转入其他程序，不能再作容错认定", "The case has gone on; tolerance is not determined any more")
    requires = Text("案件处于容错审查阶段", "The case is where tolerance is determined")
    rule = Rule("X-01", "P-14")


class ToleranceAlreadyWeighed(NamedRefusal):
    """Tolerance was weighed on this case before; there is one determination, and one reconsideration."""

    code = "tolerance_already_weighed"
    kind = Kind.NOT_NOW
    title = Text("本案已启动过容错认定", "Tolerance was weighed on this case before")
    requires = Text("本案尚未启动过容错认定", "Tolerance was not weighed on this case before")
    rule = Rule("G-07", "G-45")


class ApplicationNotOfCase(NamedRefusal):
    """The application is of another unit or person, is taken back, or there is none."""

    code = "application_not_of_case"
    title = Text(
        "申请与本案对象不一致，或者已撤回", "The application is not of the object of the case, or is taken back"
    )
    requires = Text("申请人与本案对象一致", "The application is by or for the object of the case")
    rule = Rule("G-45")


class GroundUnstated(NamedRefusal):
    """It is not stated why tolerance is weighed."""

    code = "tolerance_ground_unstated"
    title = Text("未写明启动容错审查的理由", "It is not stated why tolerance is weighed")
    requires = Text("写明启动容错审查的理由", "It is stated why tolerance is weighed")
    rule = Rule("G-45")


class NotATrialOfficer(NamedRefusal):
    """Who is asked is no officer of the case-trial office of the organ."""

    code = "tolerance_not_a_trial_officer"
    title = Text("审理人员不是本机关案件审理部门人员", "Who is asked is no case-trial officer of the organ")
    requires = Text("审理人员属于本机关案件审理部门", "Who is asked is a case-trial officer of the organ")
    rule = Rule("P-16", "P-09")


class ExaminedBefore(NamedRefusal):
    """The trial officer examined the round that was refused."""

    code = "tolerance_examined_before"
    title = Text("重新认定须另行指定审理人员", "What is weighed anew is examined by another officer than before")
    requires = Text("重新认定由其他审理人员审理", "What is weighed anew is examined by another officer")
    rule = Rule("G-07", "A-28")


class NotAskedForOpinion(NamedRefusal):
    """Somebody else of the case-trial office was asked."""

    code = "tolerance_not_asked_for_opinion"
    kind = Kind.NOT_ENTITLED
    title = Text("本件指定的审理人员不是您", "Another officer was asked for the opinion")
    rule = Rule("P-16")


class TrialOpinionUnstated(NamedRefusal):
    """The opinion is empty."""

    code = "tolerance_opinion_unstated"
    title = Text("未写明意见", "The opinion is not stated")
    requires = Text("写明意见", "The opinion is stated")
    rule = Rule("P-16")


class TrialRecusalUndeclared(NamedRefusal):
    """It is not declared that no ground of recusal applies."""

    code = "tolerance_recusal_undeclared"
    title = Text("未声明没有回避情形", "It is not declared that no ground of recusal applies")
    requires = Text("声明没有回避情形", "It is declared that no ground of recusal applies")
    rule = Rule("P-09")


class ConsultationTooSmall(NamedRefusal):
    """Fewer took part than the profile asks for."""

    code = "consultation_too_small"
    title = Text("集体会商人数不足", "Too few took part in the consultation")
    requires = Text("集体会商人数达到要求", "Enough took part in the consultation")
    rule = Rule("X-30", "P-16")


class ConsultationMemberWrong(NamedRefusal):
    """Somebody counted twice, is not of the organ, is recused or concerned."""

    code = "consultation_member_wrong"
    title = Text(
        "会商人员重复、不属于本机关或者应当回避", "A participant is counted twice, not of the organ, or recused"
    )
    requires = Text("会商人员均属于本机关且无须回避", "All who took part are of the organ and not recused")
    rule = Rule("P-09", "X-30")


class ConsultationUnrecorded(NamedRefusal):
    """Minutes, opinion or day of the meeting are missing or impossible."""

    code = "consultation_unrecorded"
    title = Text(
        "会商没有纪要、意见，或者日期有误", "Minutes or opinion of the meeting are missing, or its day is wrong"
    )
    requires = Text("会商有纪要、意见，日期无误", "Minutes, opinion and day of the meeting are on record")
    rule = Rule("X-30", "P-16")


class LetterIncomplete(NamedRefusal):
    """The letter lacks number, event, a finding or the reasons, or its day is impossible."""

    code = "tolerance_letter_incomplete"
    title = Text("认定书缺项或者送达日期有误", "The letter lacks a part, or its day is wrong")
    requires = Text("认定书内容完整，日期无误", "The letter is complete and its day possible")
    rule = Rule("P-16", "G-46")


class NotRefused(NamedRefusal):
    """Only a refusal to tolerate can be reconsidered."""

    code = "tolerance_not_refused"
    kind = Kind.NOT_NOW
    title = Text("只有不予容错的认定可以复议", "Only a refusal to tolerate can be reconsidered")
    rule = Rule("G-07")


class ReconsiderationNotAsked(NamedRefusal):
    """Nobody has asked to reconsider, or the one request was answered."""

    code = "tolerance_reconsideration_not_asked"
    kind = Kind.NOT_NOW
    title = Text("没有待处理的复议申请", "Nobody waits for a reconsideration")
    rule = Rule("G-07")


class NobodyToName(NamedRefusal):
    """The directory has no head of the office, or nobody who decides."""

    code = "tolerance_nobody_to_name"
    title = Text(
        "机构目录中没有承办部门负责人或者决策人员", "The directory has no head of the office, or nobody who decides"
    )
    requires = Text("机构目录中有承办部门负责人和决策人员", "The directory has the head of the office and who decides")
    rule = Rule("P-09")
