"""The collective consultation: panel with a second supervision office, reasoned majority, dissent kept (F-27, F-41)."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.commands_review import FailConsultation, OpenConsultation, PassConsultation
from services.filing.filings.facts import PanelFacts
from services.filing.filings.filing import Filing
from services.filing.filings.proceedings import Vote
from services.filing.filings.recusal import recused_ids
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_review import NoMajority, NoOtherOffice, NoReasons, PanelTooSmall, PanelWrong
from services.filing.filings.refusals_unit import OutOfOrder
from services.filing.filings.votes import assess_free_hands, assess_votes, carried

_CHAIR = Text("主持人须为会商成员", "The chair must be a member of the panel")
_TWICE = Text("成员重复", "A member is named twice")
_STRANGER = Text("成员不属于本机关", "The member does not belong to the organ")
_NOT_PASSED = Text("同意的未过半数，不能记为通过", "No majority is for it: it has not passed")
_NOT_FAILED = Text("同意的已过半数，不能记为未通过", "A majority is for it: it has not failed")
_FEW = Text("参加表决人数不足", "Too few members voted")
_OTHER_ABSENT = Text("其他监督检查室人员未参加表决", "Nobody of another supervision office voted")
_FUTURE = Text("会商日期不得晚于今日或者早于组成会商之日", "The consultation lies in the future or before its panel")
_REASONS = Text("写明未通过的理由", "State why it did not pass")


def assess_panel(filing: Filing, command: OpenConsultation, facts: PanelFacts, profile: Profile) -> tuple[Finding, ...]:
    """Whether the panel named may consult on this filing."""
    members = command.member_ids
    others = sum(comes_from_other_office(member, filing, facts) for member in members)
    few = unless(len(set(members)) >= _whole(profile, "filing.panel_min", 3), PanelTooSmall, "/member_ids")
    other = unless(others >= _whole(profile, "filing.panel_other_office_min", 1), NoOtherOffice, "/member_ids")
    return (
        finding(PanelTooSmall, [few]),
        finding(NoOtherOffice, [other]),
        finding(PanelWrong, _wrong(command, facts)),
        *assess_free_hands(
            filing, members, recused_ids(filing, command.recusals), facts.persons_of_unit, "/member_ids"
        ),
    )


def assess_consultation(
    filing: Filing, command: PassConsultation | FailConsultation, on: date, profile: Profile
) -> tuple[Finding, ...]:
    """Whether votes and record carry the result that the command states."""
    passed = isinstance(command, PassConsultation)
    votes = command.votes
    majority = carried(votes, len(votes))
    text = _NOT_PASSED if passed else _NOT_FAILED
    return (
        *assess_votes(votes, filing.panel_ids, "/votes"),
        *assess_free_hands(filing, [vote.person_id for vote in votes], recused_ids(filing), (), "/votes"),
        finding(PanelTooSmall, _too_few(votes, profile)),
        finding(NoOtherOffice, _other_absent(filing, votes)),
        finding(NoMajority, [unless(majority is passed, NoMajority, "/votes", text)]),
        finding(NoReasons, [unless(passed or bool(command.reasons), NoReasons, "/reasons", _REASONS)]),
        _in_order(filing, command.held_on, on),
    )


def comes_from_other_office(person_id: UUID, filing: Filing, facts: PanelFacts) -> bool:
    """Whether that person belongs to a supervision office other than the one that looks after the unit (F-41)."""
    office = facts.offices.get(person_id)
    return office is not None and office != filing.office_id and office in facts.supervision_offices


def _wrong(command: OpenConsultation, facts: PanelFacts) -> Iterator[Missing]:
    members = command.member_ids
    if command.chair_id not in members:
        yield PanelWrong.at("/chair_id", _CHAIR)
    for index, member in enumerate(members):
        if member in members[:index]:
            yield PanelWrong.at(f"/member_ids/{index}", _TWICE)
        if member not in facts.offices:
            yield PanelWrong.at(f"/member_ids/{index}", _STRANGER)


def _too_few(votes: Sequence[Vote], profile: Profile) -> Iterator[Missing]:
    if len(votes) < _whole(profile, "filing.panel_min", 3):
        yield PanelTooSmall.at("/votes", _FEW)


def _other_absent(filing: Filing, votes: Sequence[Vote]) -> Iterator[Missing]:
    seats = () if filing.panel is None else filing.panel.seats
    calibrating = {seat.person_id for seat in seats if seat.other_supervision_office}
    if calibrating.isdisjoint(vote.person_id for vote in votes):
        yield NoOtherOffice.at("/votes", _OTHER_ABSENT)


def _in_order(filing: Filing, held_on: date, on: date) -> Finding:
    opened = None if filing.panel is None else filing.panel.opened_on
    kept = held_on <= on and (opened is None or opened <= held_on)
    return finding(OutOfOrder, [unless(kept, OutOfOrder, "/held_on", _FUTURE)])


def _whole(profile: Profile, option: str, default: int) -> int:
    found = profile.options.get(option, default)
    return found if isinstance(found, int) else default
