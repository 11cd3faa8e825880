"""Refusals of an import: keys that contradict each other or what was taken before, and codes that nothing has."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_KEYS = Rule("G-37")


class ImportFaulty(NamedRefusal):
    """Records of the import are not as the rules ask; nothing of it is taken."""

    code = "import_faulty"
    title = Text("导入内容有误，全部未予接收，逐项列明如下", "Records are wrong; nothing is taken, and each is listed")
    rule = _KEYS


class ImportConflicts(NamedRefusal):
    """Records contradict what stands; nothing of the import is taken."""

    code = "import_conflicts"
    kind = Kind.NOT_NOW
    title = Text(
        "导入内容与现有记录冲突，全部未予接收，逐项列明如下",
        "Records contradict what stands; nothing is taken, and each is listed",
    )
    rule = _KEYS


class ImportNotYours(NamedRefusal):
    """Records are not the caller's to hand over; nothing of the import is taken."""

    code = "import_not_yours"
    kind = Kind.NOT_ENTITLED
    title = Text(
        "部分内容不属您办理，全部未予接收，逐项列明如下",
        "Some records are not yours to hand over; nothing is taken, and each is listed",
    )
    rule = _KEYS


class RecordTwice(NamedRefusal):
    """One record stands twice in the import."""

    code = "import_record_twice"
    title = Text("同一记录在本次导入中出现两次", "The import holds this record twice")
    rule = _KEYS


class TooManyRecords(NamedRefusal):
    """The import holds more records than are taken at once."""

    code = "import_too_many_records"
    title = Text("一次导入的记录过多，请分次导入", "The import holds too many records; part it")
    rule = _KEYS


class RecordChanged(NamedRefusal):
    """The same id and version came before with another content."""

    code = "import_record_changed"
    kind = Kind.NOT_NOW
    title = Text(
        "同一编号和版本此前已接收，内容不同；更正请提高版本号",
        "This id and version was taken with another content; a correction has a higher version",
    )
    rule = _KEYS


class VersionOfNoSystem(NamedRefusal):
    """A form corrects a record, and does not state the system that numbers its records."""

    code = "import_version_of_no_system"
    title = Text(
        "更正须注明来源系统，否则记录编号只在本表内有效",
        "A correction needs the source system stated; otherwise its numbers mean nothing outside the form",
    )
    rule = _KEYS


class RecordOutdated(NamedRefusal):
    """A later version of the record was taken already."""

    code = "import_record_outdated"
    kind = Kind.NOT_NOW
    title = Text("该记录的更高版本已经接收", "A later version of this record was taken already")
    rule = _KEYS


class EarlierPending(NamedRefusal):
    """The earlier version is not confirmed by both sides, so that nothing can be corrected yet."""

    code = "import_earlier_pending"
    kind = Kind.NOT_NOW
    title = Text(
        "该榜单的前一版本尚待双方确认，请先办结或者撤回",
        "The earlier version of the list waits for its confirmations; settle it or take it back first",
    )
    rule = _KEYS


class RecordOfAnother(NamedRefusal):
    """The version corrects another list than the earlier one was."""

    code = "import_record_of_another"
    title = Text("更正不得改变榜单的类别、代码和期次", "A correction keeps kind, code and period of the list")
    rule = _KEYS


class UnitCodeUnknown(NamedRefusal):
    """No organ has that code."""

    code = "import_unit_unknown"
    title = Text("没有此代码的单位", "No unit has this code")
    rule = Rule("A-01", "A-04")


class PersonCodeUnknown(NamedRefusal):
    """No person has that code."""

    code = "import_person_unknown"
    title = Text("没有此代码的人员", "No person has this code")
    rule = Rule("A-01", "G-34")


class TaskUnknown(NamedRefusal):
    """There is no such task, or it is not the caller's to know."""

    code = "import_task_unknown"
    title = Text("没有此编号的任务", "There is no task of this number")
    rule = Rule("S-02")


class LineUnattached(NamedRefusal):
    """A line belongs to no record of the first sheet."""

    code = "import_line_unattached"
    title = Text("第一张工作表中没有此记录编号", "The first sheet has no such record")
    rule = _KEYS
