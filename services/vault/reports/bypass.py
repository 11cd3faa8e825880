"""Reports that are not entered: whom they are about decides, and the slip says where they go (P-06)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from libs.kernel.finding import Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.vault.reports.commands import LodgeReport
from services.vault.reports.facts import LodgeFacts
from services.vault.reports.refusals import EntryBypassed, HigherManagedSubject, OwnHeadSubject
from services.vault.reports.wording import Concern

_LIMIT = "report.to_higher"
_REFUSALS: Mapping[Concern, type[EntryBypassed]] = MappingProxyType(
    {Concern.HIGHER_MANAGED: HigherManagedSubject, Concern.OWN_HEAD: OwnHeadSubject}
)
_WAYS: Mapping[Concern, Text] = MappingProxyType(
    {
        Concern.HIGHER_MANAGED: Text(
            "请由收件人直接面呈本机关主要负责人，自收到之日起{days}个工作日内报送上级纪检监察机关。",
            "Hand it to your own head in person; within {days} working days of its receipt it goes to the higher "
            "discipline organ.",
        ),
        Concern.OWN_HEAD: Text(
            "请由收件人直接送上一级纪检监察机关，不经本机关主要负责人，自收到之日起{days}个工作日内送达。",
            "Take it straight to the next higher discipline organ, not by way of your own head, within {days} working "
            "days of its receipt.",
        ),
    }
)
_SLIP = Text(
    "不得复制、摘抄，不得扩大知悉范围；本平台未作登记，仅按月计数。"
    "【移交单】材料一件，密封。收到日期：＿＿＿＿　移交人：＿＿＿＿　接收机关及接收人：＿＿＿＿　移交时间：＿＿＿＿",
    "Do not copy or excerpt it, let nobody else know; nothing was entered here, only a count by month. "
    "[Hand-over slip] One sealed item. Received on: ____ Handed over by: ____ Receiving organ and person: ____ "
    "Handed over at: ____",
)


def way_of(command: LodgeReport, facts: LodgeFacts) -> Concern:
    """The way the report goes: by the answer to the question and by what the directory knows of its subjects.

    About the own head goes before about a higher-managed person: the head must not be on its way.
    """
    said = {command.concerns, *facts.barring.values()}
    return next((way for way in (Concern.OWN_HEAD, Concern.HIGHER_MANAGED) if way in said), Concern.NONE)


def refuse_bypassing(command: LodgeReport, facts: LodgeFacts, profile: Profile) -> None:
    """Refuse what goes another way, naming that way and the text of the slip that goes with it (P-06)."""
    way = way_of(command, facts)
    if way is not Concern.NONE:
        raise refusal_of(way, profile, errors_in(command, facts))


def refusal_of(way: Concern, profile: Profile, errors: Iterable[Missing] = ()) -> EntryBypassed:
    """The refusal that names the way. ``way`` is one that bars the entry."""
    days = profile.limits[_LIMIT].length if _LIMIT in profile.limits else 5
    route, slip = _WAYS[way].fill(days=days), _SLIP
    detail = Text(f"{route.zh}{slip.zh}", f"{route.en} {slip.en}")
    return _REFUSALS[way](detail, errors=tuple(errors))


def errors_in(command: LodgeReport, facts: LodgeFacts) -> tuple[Missing, ...]:
    """Where in the command it shows: the answered question, and each subject who bars the entry."""
    found = [] if command.concerns is Concern.NONE else [_REFUSALS[command.concerns].at("/concerns")]
    found += [
        _REFUSALS[facts.barring[person]].at(f"/subject_person_ids/{index}")
        for index, person in enumerate(command.subject_person_ids)
        if person in facts.barring
    ]
    return tuple(found)
