"""Refusals at the talk: who records it, on which day, with whom, what was said, who stayed away."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class NotTheInterviewer(NamedRefusal):
    """Only the interviewer named in the notice does this."""

    code = "not_the_interviewer"
    kind = Kind.NOT_ENTITLED
    title = Text("您不是通知书载明的约谈人", "You are not the interviewer named in the notice")
    requires = Text("由通知书载明的约谈人办理", "Done by the interviewer named")
    rule = Rule("A-01", "A-02", "A-03", "P-25")


class TalkDayWrong(NamedRefusal):
    """The day lies before the one for which it was called, or is still to come."""

    code = "interview_day_wrong"
    title = Text("日期不得早于通知的约谈日，也不得晚于今日", "Not before the day it was called for and not after today")
    requires = Text("日期与通知相符", "The day agrees with the notice")
    rule = Rule("G-40")


class StaffTooFew(NamedRefusal):
    """Fewer members of staff than must be, or no recorder."""

    code = "interview_staff_too_few"
    title = Text("工作人员不得少于两名，其中须有记录人", "At least two members of staff, a recorder among them")
    requires = Text("工作人员和记录人符合要求", "Staff and recorder are there")
    rule = Rule("G-40", "P-25")


class StaffWrong(NamedRefusal):
    """Somebody named is not of the organ, is named twice, or is interviewer or interviewee."""

    code = "interview_staff_wrong"
    title = Text(
        "工作人员须为本机关人员，不得重复，不得是约谈人或者被约谈人",
        "Staff are of the organ, named once, and neither interviewer nor interviewee",
    )
    requires = Text("工作人员身份符合要求", "The staff are in order")
    rule = Rule("G-40", "P-25")


class StatementMissing(NamedRefusal):
    """The record lacks an interviewee, or one of the four parts of what was said."""

    code = "interviewee_statement_missing"
    title = Text(
        "每名被约谈人均须记录问题、回应、思想动态和承诺，各一份",
        "Of each interviewee, once: problem, response, state of mind and commitment",
    )
    requires = Text("每名被约谈人的情况均已记录", "What each interviewee said is on record")
    rule = Rule("A-33", "G-40")


class ProblemNotPut(NamedRefusal):
    """A problem of the list was put to nobody, or one is recorded that is not on it."""

    code = "problem_not_put"
    title = Text("问题清单的每一项均须提出，不得记录清单以外的项", "Every problem of the list is put, and no other")
    requires = Text("问题清单逐项提出", "Every problem was put")
    rule = Rule("A-16", "A-33")


class SignatureMissing(NamedRefusal):
    """Interviewer, recorder or an interviewee has not signed, or somebody else has."""

    code = "interview_signature_missing"
    title = Text("约谈人、记录人和每名被约谈人均须签字", "Interviewer, recorders and every interviewee sign")
    requires = Text("双方及记录人均已签字", "Both sides and the recorder have signed")
    rule = Rule("A-33", "G-40")


class AbsentNotCalled(NamedRefusal):
    """Nobody is named as absent, or somebody who was not called."""

    code = "absent_not_called"
    title = Text("未到人员须为被约谈人，不得重复", "Whoever is absent was called, and is named once")
    requires = Text("未到人员明确", "It is clear who was absent")
    rule = Rule("G-40")


class GoodReasonUnstated(NamedRefusal):
    """A good reason is claimed and none is stated."""

    code = "good_reason_unstated"
    title = Text("认定有正当理由的，须写明理由", "A good reason must be stated")
    requires = Text("理由已写明", "The reason is stated")
    rule = Rule("G-40")


class SuperiorNotTold(NamedRefusal):
    """The organization told is not above the unit, or the day is impossible."""

    code = "superior_not_told"
    title = Text(
        "须告知该单位的上级党组织，日期在约谈日之后、今日之前",
        "The superior party organization of the unit is told, between the day of the talk and today",
    )
    requires = Text("已告知上级党组织", "The superior party organization was told")
    rule = Rule("G-40", "S-12")
