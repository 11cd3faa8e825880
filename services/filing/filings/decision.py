"""The resolution of the standing committee: quorum, majority, dissent, secretary last, recusal (F-28, G-17, P-23)."""

from collections.abc import Iterator
from datetime import date

from libs.kernel.actor import office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.facts import CommitteeFacts
from services.filing.filings.filing import Filing
from services.filing.filings.negative_list import blocking_items
from services.filing.filings.proceedings import Resolution
from services.filing.filings.recusal import assess_declarations, recused_ids
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_decision import NoQuorum, NoResolution, NotDeliberatedAlone, SecretarySpokeEarly
from services.filing.filings.refusals_review import NegativeItemFound, NoMajority, VotesWrong
from services.filing.filings.refusals_unit import OutOfOrder
from services.filing.filings.votes import assess_free_hands, assess_votes, carried

_CHAIR = Text("主持人未到会", "The chair is not among those present")
_STRANGER = Text("到会人员不是常委会成员", "Somebody counted as present is no member")
_TWICE = Text("到会人员重复", "A member is counted twice")
_FUTURE = Text("会议日期不得晚于今日或者早于前一步骤", "The meeting lies in the future or before the step it follows")


def assess_resolution(
    filing: Filing, resolution: Resolution, facts: CommitteeFacts, profile: Profile, on: date
) -> tuple[Finding, ...]:
    """Everything a resolution needs, whatever it says: attendance, votes, free hands, record."""
    recused = recused_ids(filing, resolution.recusals)
    free = [person for person in resolution.present if person not in recused]
    voters = [vote.person_id for vote in resolution.votes]
    at = "/resolution"
    quorum = len(set(free)) * 2 > len(facts.members)
    majority = carried(resolution.votes, len(set(free)))
    return (
        assess_declarations(resolution.recusals, (), profile),
        finding(NoQuorum, [unless(quorum, NoQuorum, f"{at}/present")]),
        finding(VotesWrong, _attendance(resolution, facts)),
        *assess_votes(resolution.votes, free, f"{at}/votes"),
        *assess_free_hands(filing, voters, recused, facts.persons_of_unit, f"{at}/votes"),
        finding(NoMajority, [unless(majority, NoMajority, f"{at}/votes")]),
        finding(SecretarySpokeEarly, _spoke_early(resolution, facts)),
        finding(NotDeliberatedAlone, _not_alone(filing, resolution)),
        finding(NoResolution, [unless(bool(resolution.text), NoResolution, f"{at}/text")]),
        _in_order(filing, resolution.held_on, on, f"{at}/held_on"),
    )


def assess_meeting_day(filing: Filing, held_on: date, on: date) -> Finding:
    """Whether a meeting that only asks questions lies where the procedure puts it (TF-15)."""
    return _in_order(filing, held_on, on, "/held_on")


def assess_no_blocking_item(filing: Filing, profile: Profile) -> Finding:
    """Whether no blocking item of the negative list stands against acceptance (G-15)."""
    blocking = () if filing.report is None else blocking_items(filing.report.text, profile)
    return finding(NegativeItemFound, [NegativeItemFound.at(f"/report/screen/{code}") for code in blocking])


def _attendance(resolution: Resolution, facts: CommitteeFacts) -> Iterator[Missing]:
    at = "/resolution"
    if resolution.chair_id not in resolution.present:
        yield VotesWrong.at(f"{at}/chair_id", _CHAIR)
    for index, person in enumerate(resolution.present):
        if person not in facts.members:
            yield VotesWrong.at(f"{at}/present/{index}", _STRANGER)
        if person in resolution.present[:index]:
            yield VotesWrong.at(f"{at}/present/{index}", _TWICE)


def _spoke_early(resolution: Resolution, facts: CommitteeFacts) -> Iterator[Missing]:
    if not facts.secretaries.isdisjoint(resolution.present) and not resolution.secretary_spoke_last:
        yield SecretarySpokeEarly.at("/resolution/secretary_spoke_last")


def _not_alone(filing: Filing, resolution: Resolution) -> Iterator[Missing]:
    if filing.deliberated_alone and not resolution.deliberated_alone:
        yield NotDeliberatedAlone.at("/resolution/deliberated_alone")


def _in_order(filing: Filing, held_on: date, on: date, at: str) -> Finding:
    if filing.findings and filing.findings[-1].decision is None:
        after: date | None = office_day(filing.findings[-1].found_at)
    else:
        after = filing.consultations[-1].held_on if filing.consultations else None
    kept = held_on <= on and (after is None or after <= held_on)
    return finding(OutOfOrder, [unless(kept, OutOfOrder, at, _FUTURE)])
