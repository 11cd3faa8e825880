"""The defects for which a filing goes back to the unit (F-37 to F-40), and what answers them (TF-06, TF-07)."""

from collections.abc import Iterator, Sequence
from datetime import date

from libs.kernel.actor import office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.filing import Filing
from services.filing.filings.form import substance_differs
from services.filing.filings.proceedings import Minutes
from services.filing.filings.refusals import finding
from services.filing.filings.refusals_review import NoDefectNamed
from services.filing.filings.refusals_unit import NewStudyNeeded
from services.filing.filings.report import Defect

LIST = "defect_codes"
NO_STUDY = "no_collective_study"

_NONE = Text("至少写明一项缺陷", "Name at least one defect")
_UNKNOWN = Text("没有此项缺陷代码", "There is no such defect")
_TWICE = Text("同一缺陷重复填写", "The defect is named twice")
_EXPLAIN = Text("写明问题和须补正的内容", "Say what is wrong and what to add")
_DUE = Text("补正期限不得早于明日", "The term cannot end before tomorrow")
_OLD = Text("新会议纪要须在退回之后形成", "The new minutes must follow the return")


def assess_defects(defects: Sequence[Defect], due_on: date, on: date, profile: Profile) -> Finding:
    """Whether a return names its defects, explains each, and leaves time to answer."""
    return finding(NoDefectNamed, _missing(defects, due_on, on, profile))


def needs_new_study(filing: Filing) -> bool:
    """Whether the answer to the last return must go through a new collective study."""
    if not filing.returns:
        return False
    last = filing.returns[-1]
    return substance_differs(last.form, filing.form) or any(defect.code == NO_STUDY for defect in last.defects)


def assess_new_study(filing: Filing, minutes: Minutes | None) -> Finding:
    """Whether a resubmission has the new minutes that its changes or its defect call for."""
    missing: list[Missing] = []
    if minutes is None and needs_new_study(filing):
        missing.append(NewStudyNeeded.at("/minutes"))
    if minutes is not None and filing.returns and minutes.held_on < office_day(filing.returns[-1].returned_at):
        missing.append(NewStudyNeeded.at("/minutes/held_on", _OLD))
    return finding(NewStudyNeeded, missing)


def _missing(defects: Sequence[Defect], due_on: date, on: date, profile: Profile) -> Iterator[Missing]:
    if not defects:
        yield NoDefectNamed.at("/defects", _NONE)
    seen: set[str] = set()
    for index, defect in enumerate(defects):
        if defect.code not in profile.list(LIST):
            yield NoDefectNamed.at(f"/defects/{index}/code", _UNKNOWN)
        if defect.code in seen:
            yield NoDefectNamed.at(f"/defects/{index}/code", _TWICE)
        if not defect.explanation:
            yield NoDefectNamed.at(f"/defects/{index}/explanation", _EXPLAIN)
        seen.add(defect.code)
    if due_on <= on:
        yield NoDefectNamed.at("/due_on", _DUE)
