"""Refusals at entry: whom no lead may be taken on here, and what a registration must say (TL-01, TL-02, P-06)."""

from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.leads.refusals import LeadRefusal, NotEntitledToLead


class HigherManaged(LeadRefusal):
    """The person is managed by a higher organ, or the unit stands above this one: nothing is entered or kept."""

    code = "higher_managed"
    title = Text(
        "反映对象属上级机关管理，不得在此登记：请直接呈本机关主要负责人，并在5个工作日内移交上级纪检监察机关；本次未保存任何内容",
        "The subject is within a higher organ's competence and may not be entered: take it straight to the head of "
        "this organ and hand it to the higher discipline organ within 5 working days; nothing was kept",
    )
    rule = Rule("P-06")


class NotManagedHere(LeadRefusal):
    """This organ has no authority over the person on record: nothing is entered or kept."""

    code = "not_managed_here"
    title = Text(
        "本机关对反映对象没有干部管理权限，不得在此登记：请经本机关主要负责人移交有管理权限的纪检监察机关；本次未保存任何内容",
        "This organ has no authority over the subject, who may not be entered: hand it, through the head of this "
        "organ, to the discipline organ that manages the person; nothing was kept",
    )
    rule = Rule("P-06", "C-04")


class OwnHead(LeadRefusal):
    """It concerns the organ's own head, or the organ as such: nothing is entered or kept."""

    code = "own_head"
    title = Text(
        "反映对象为本机关主要负责人或者本机关，不得在此登记：请直接移交上一级纪检监察机关；本次未保存任何内容",
        "It concerns the head of this organ, or the organ itself, and may not be entered: hand it straight to the next "
        "higher discipline organ; nothing was kept",
    )
    rule = Rule("P-06")


class SubjectUnknown(LeadRefusal):
    """There is not exactly one subject, or the directory does not know it."""

    code = "subject_unknown"
    title = Text("须且只须有一个通讯录中已有的反映对象", "There must be exactly one subject, known to the directory")
    rule = Rule("P-08", "C-30")


class SubjectTakesPart(NotEntitledToLead):
    """The subject, or somebody of the unit reported, would handle the lead."""

    code = "subject_takes_part"
    title = Text(
        "被反映人或者被反映单位的人员不得办理", "Neither the subject nor anybody of the unit reported takes part"
    )
    rule = Rule("P-09")


class ReceivedInFuture(LeadRefusal):
    """The day of receipt is later than today."""

    code = "lead_received_in_future"
    title = Text("收到日期不得晚于今日", "The day of receipt cannot lie in the future")
    rule = Rule("P-08", "G-56")


class NoItem(LeadRefusal):
    """The lead names no problem, or an item says nothing."""

    code = "no_item"
    title = Text("须逐项写明反映的问题", "Every problem reported is stated, item by item")
    rule = Rule("P-08")


class NoMainItem(LeadRefusal):
    """No item is marked as a main problem."""

    code = "no_main_item"
    title = Text("须标明主要问题", "The main problem is marked")
    rule = Rule("C-10", "G-25")


class HandoverWrong(LeadRefusal):
    """What handed the lead over is no body of the directory, or it came after the receipt."""

    code = "lead_handover_wrong"
    title = Text(
        "移交单位须为通讯录中的其他单位，且移交日期不晚于收到日期",
        "The lead was handed over by another body of the directory, not later than its receipt",
    )
    rule = Rule("S-13", "S-17", "P-06")


class TurningBackUnfit(LeadRefusal):
    """Reasons for turning a lead back are empty, or tell its body what it may not know."""

    code = "lead_turning_back_unfit"
    title = Text(
        "须写明退回理由，且不涉及检举人、核查细节和个人号码",
        "The reasons for turning it back are stated, without who reported, details of verification or personal numbers",
    )
    rule = Rule("G-56", "P-06")
