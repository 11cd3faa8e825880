"""Refusals up to the talk: facts, filings, interviewee, interviewer, notice."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class WordsMissing(NamedRefusal):
    """An opinion, a finding or reasons that must be stated are empty."""

    code = "interview_words_missing"
    title = Text("须写明意见、认定或者理由", "The opinion, the finding or the reasons must be stated")
    requires = Text("已写明意见、认定和理由", "Opinion, findings and reasons are stated")
    rule = Rule("A-16", "G-39")


class TriggerGone(NamedRefusal):
    """No trigger is left; only cancelling is."""

    code = "interview_trigger_gone"
    kind = Kind.NOT_NOW
    title = Text("触发事由已全部撤回，只能取消约谈", "No trigger is left: the interview can only be cancelled")
    requires = Text("触发事由仍然成立", "A trigger still holds")
    rule = Rule("G-37", "P-17")


class BasisUnchecked(NamedRefusal):
    """A basis was not checked, or something was checked that is none."""

    code = "basis_unchecked"
    title = Text("每一项触发事由均须逐项核实一次", "Every trigger is checked, each once, and nothing else")
    requires = Text("触发事由均已核实", "Every trigger is checked")
    rule = Rule("A-16", "G-36")


class TierNotCarried(NamedRefusal):
    """No trigger that the leader found to hold gives the tier of the interview."""

    code = "tier_not_carried"
    title = Text(
        "经核实没有事由支持本层级约谈：应当更正来源记录，或者取消",
        "No trigger found to hold carries this tier: have the source corrected, or cancel",
    )
    requires = Text("有经核实成立的事由支持本层级", "A trigger found to hold carries the tier")
    rule = Rule("G-34", "G-36")


class FilingsNotLookedUp(NamedRefusal):
    """The look-up of filings of the unit and matter was not acknowledged."""

    code = "filings_not_looked_up"
    title = Text("须确认已查看该单位、该事项的备案情况", "The look-up of filings must be acknowledged")
    requires = Text("已查看备案情况", "The filings were looked up")
    rule = Rule("P-17")


class UnprotectedNotSeen(NamedRefusal):
    """There are refused or suspended filings that the leader does not state to have seen, or others are stated."""

    code = "unprotected_filings_not_seen"
    title = Text(
        "存在不予备案或者已中止的备案，须逐件注明已知悉",
        "There are refused or suspended filings: state of each that it was seen",
    )
    requires = Text("不予备案和已中止的备案均已知悉", "Refused and suspended filings were seen")
    rule = Rule("P-17", "F-36", "G-20")


class IntervieweeUnnamed(NamedRefusal):
    """Nobody is named, or somebody twice."""

    code = "interviewee_unnamed"
    title = Text("须明确被约谈人，不得重复", "Name whoever is interviewed, each once")
    requires = Text("已明确被约谈人", "The interviewee is named")
    rule = Rule("A-16", "G-39")


class IntervieweeWithoutPost(NamedRefusal):
    """The person did not hold the post of the tier in the unit on the day of the event."""

    code = "interviewee_without_post"
    title = Text(
        "事发当日该人员不任本层级规定的职务", "On the day of the event this person did not hold the post of the tier"
    )
    requires = Text("被约谈人事发当日任相应职务", "The interviewee held the post on the day of the event")
    rule = Rule("G-39", "A-01", "A-02", "A-03")


class LeaderChosenWithoutReason(NamedRefusal):
    """The leader concerned is chosen by hand, which needs a reason."""

    code = "leader_concerned_without_reason"
    title = Text("相关责任领导由人工确定，须说明理由", "The leader concerned is chosen by hand: state why")
    requires = Text("确定相关责任领导的理由已写明", "It is stated why this leader is the one concerned")
    rule = Rule("G-39", "A-01", "A-06")


class RecusedFromInterview(NamedRefusal):
    """That person may take no part."""

    code = "recused_from_interview"
    title = Text("该人员应当回避", "This person is recused")
    requires = Text("没有应当回避的人员参加", "Nobody takes part who is recused")
    rule = Rule("P-09")


class OwnInterview(NamedRefusal):
    """Somebody acts for the organ in an interview of himself."""

    code = "own_interview"
    kind = Kind.NOT_ENTITLED
    title = Text("被约谈人不得办理对本人的约谈", "Whoever is interviewed takes no part in it for the organ")
    requires = Text("办理人员不是被约谈人", "Nobody acts in an interview of himself")
    rule = Rule("P-09")


class RecusalUnfounded(NamedRefusal):
    """The ground is unknown, the person recused already or not of the organ, or it is not the caller's to declare."""

    code = "interview_recusal_unfounded"
    title = Text(
        "回避事由不存在、已经登记、不是本机关人员，或者只能由本人、负责人提出",
        "The ground is unknown, on record already, of nobody in the organ, or not yours to declare",
    )
    requires = Text("回避事由成立", "The recusal is in order")
    rule = Rule("P-09")


class InterviewerWithoutRank(NamedRefusal):
    """The interviewer holds none of the posts of the tier in the organ on that day."""

    code = "interviewer_without_rank"
    title = Text(
        "约谈人当日不任本层级规定的职务", "On that day the interviewer holds no post of the tier in the competent organ"
    )
    requires = Text("约谈人职务符合层级规定", "The interviewer holds a post of the tier")
    rule = Rule("A-01", "A-02", "A-03", "A-04", "A-05", "A-06")


class InterviewCodeUnknown(NamedRefusal):
    """Form or kind is none of the profile."""

    code = "interview_code_unknown"
    title = Text("约谈方式或者类别不存在", "There is no such form or kind of interview")
    requires = Text("约谈方式和类别明确", "Form and kind are known")
    rule = Rule("A-17", "P-25")


class NoProblemList(NamedRefusal):
    """There is no problem list, or one of its entries says nothing."""

    code = "no_problem_list"
    title = Text("须附问题清单，逐项写明事实、来源和要求", "A problem list is needed: fact, source and demand of each")
    requires = Text("问题清单齐全", "There is a problem list")
    rule = Rule("A-16")


class NoticeIncomplete(NamedRefusal):
    """Number or place is missing."""

    code = "interview_notice_incomplete"
    title = Text("通知书须有文号和地点", "The notice needs a number and a place")
    requires = Text("通知书要素齐全", "The notice is complete")
    rule = Rule("A-17", "G-40")


class NoticeTooShort(NamedRefusal):
    """The talk is called for a day before the notice period has run."""

    code = "interview_notice_too_short"
    title = Text("约谈日须在通知之日起两个工作日之后", "The talk is at least two working days after the notice")
    requires = Text("通知期限足够", "The notice period is kept")
    rule = Rule("G-40")


class LateWithoutReason(NamedRefusal):
    """The talk lies beyond the limit and nobody says why."""

    code = "interview_late_without_reason"
    title = Text("超过核定后十个工作日约谈的，须说明原因", "Later than ten working days after confirmation: say why")
    requires = Text("在期限内约谈，或者已说明原因", "The talk is in time, or it is said why not")
    rule = Rule("G-40")


class CollectiveMismatch(NamedRefusal):
    """An individual interview has no occasion; whoever joins a collective one has its day, place and interviewer."""

    code = "collective_mismatch"
    title = Text(
        "集体约谈须与同场约谈的时间、地点和约谈人一致；个别约谈不得并场",
        "A collective interview shares day, time, place and interviewer; an individual one joins none",
    )
    requires = Text("约谈场次一致", "The occasion is consistent")
    rule = Rule("A-17", "A-20")


class NoticeNumberTaken(NamedRefusal):
    """The organ has used this number for another notice."""

    code = "interview_notice_number_taken"
    kind = Kind.NOT_NOW
    title = Text("该文号已用于另一份约谈通知", "The number stands on another notice of interview")
    requires = Text("文号未被使用", "The number is free")
    rule = Rule("A-17")


class NoShowNotExcused(NamedRefusal):
    """Who stayed away without good reason is not simply called again."""

    code = "no_show_not_excused"
    kind = Kind.NOT_NOW
    title = Text(
        "无正当理由未到的，应当先就升级作出决定", "Absence without good reason: first decide whether it is escalated"
    )
    requires = Text("可以再次通知", "It may be called again")
    rule = Rule("A-06", "G-40", "S-12")


class NoShowStands(NamedRefusal):
    """After a no-show it is cancelled only when no trigger is left."""

    code = "no_show_stands"
    kind = Kind.NOT_NOW
    title = Text("未到约谈的，触发事由撤回之前不得取消", "After a no-show it is cancelled only once no trigger is left")
    requires = Text("可以取消", "It may be cancelled")
    rule = Rule("A-06", "S-12", "G-40")
