"""The standing committee decides: quorum, majority, dissent, secretary last, free hands (G-17, P-15, P-23)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from libs.kernel.days import Day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.recusal import RecusalDeclared, assess_declarations
from services.accountability.refusing import NamedRefusal, finding, unless
from services.accountability.wording import MANY, Part, Passage

_STRANGER = Text("到会人员不是常委会成员", "Somebody counted as present is no member")
_TWICE = Text("同一人重复计入", "The same person is counted twice")
_CHAIR = Text("主持人未到会", "The chair is not among those present")
_NO_SEAT = Text("表决人未到会或者应当回避", "The voter was not present or must recuse")


class Choice(StrEnum):
    """How a member votes."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Vote(Part):
    """One vote on the resolution; whoever votes against says why, and it is kept (P-23)."""

    person_id: UUID = Field(description="Who votes.")
    choice: Choice = Field(description="for, against or abstain.")
    opinion: Passage = Field(default="", description="Opinion; needed when voting against.")


class Resolution(Part):
    """What the standing committee resolved, and how (G-17). Votes for are votes for what is recorded."""

    held_on: Day = Field(description="Day of the meeting.")
    chair_id: UUID = Field(description="Who chaired.")
    present: tuple[UUID, ...] = Field(max_length=MANY, description="Members present.")
    votes: tuple[Vote, ...] = Field(max_length=MANY, description="Votes on the resolution.")
    secretary_spoke_last: bool = Field(default=False, description="Whether the secretary spoke last (P-23).")
    recusals: tuple[RecusalDeclared, ...] = Field(
        default=(), max_length=MANY, description="Declarations made at the meeting (P-09)."
    )
    text: Passage = Field(default="", description="Wording of the resolution.")


@dataclass(frozen=True, slots=True)
class CommitteeFacts:
    """The standing committee on the day of the meeting: all its members, and which of them is secretary."""

    members: frozenset[UUID]
    secretaries: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a meeting is measured by, beyond its members: who may not vote, and which day it cannot lie before.

    ``barred`` are recused, or the object itself; ``preparers`` prepared what is decided. The recorder of the meeting
    is among neither and has no vote by recording.
    """

    barred: frozenset[UUID]
    preparers: frozenset[UUID]
    after: date | None
    on: date


class CommitteeQuorumMissing(NamedRefusal):
    """Not more than half of the members were present and free to decide."""

    code = "committee_quorum_missing"
    title = Text("到会人数未超过应到人数的一半", "Not more than half of the standing committee was present")
    requires = Text("到会且可表决人数超过应到人数的一半", "More than half of the committee is present and free")
    rule = Rule("G-17", "P-15")


class AttendanceWrong(NamedRefusal):
    """Attendance or voters are not those of the committee."""

    code = "attendance_wrong"
    title = Text("到会或者表决人员有误", "Attendance or voters are wrong")
    requires = Text("到会、表决人员均为常委会成员且不重复", "All present and voting are members, each once")
    rule = Rule("G-17")


class MajorityMissing(NamedRefusal):
    """The resolution has no majority of those present and free."""

    code = "majority_missing"
    title = Text("同意人数未过半", "There is no majority for the resolution")
    requires = Text("同意人数超过到会人数的一半", "More than half of those present and free vote for it")
    rule = Rule("G-17")


class DissentUnrecorded(NamedRefusal):
    """Somebody voted against and the opinion is not on record."""

    code = "dissent_unrecorded"
    title = Text("反对意见未记录", "A vote against has no opinion on record")
    requires = Text("反对意见如实记录", "Dissent is on record")
    rule = Rule("P-15", "P-23")


class SecretaryNotLast(NamedRefusal):
    """The secretary was present, and it is not recorded that he spoke last."""

    code = "secretary_not_last"
    title = Text("未记录主要负责人末位表态", "It is not recorded that the secretary spoke last")
    requires = Text("主要负责人末位表态", "The secretary speaks last")
    rule = Rule("G-17", "P-23")


class PreparerVotes(NamedRefusal):
    """Somebody votes who prepared what is decided."""

    code = "preparer_votes"
    title = Text("经办人员不得参加表决", "Whoever prepared the matter may not vote on it")
    requires = Text("经办人员没有参加表决", "Nobody votes who prepared the matter")
    rule = Rule("P-09", "P-15")


class ResolutionUnworded(NamedRefusal):
    """The wording of the resolution is empty."""

    code = "resolution_unworded"
    title = Text("未写明决议内容", "The wording of the resolution is empty")
    requires = Text("写明决议内容", "The resolution is worded")
    rule = Rule("G-17")


class MeetingDayImpossible(NamedRefusal):
    """The meeting lies in the future, or before the step it follows."""

    code = "meeting_day_impossible"
    title = Text("会议日期不得晚于今日或者早于前一步骤", "The meeting lies in the future or before what it follows")
    requires = Text("会议日期与程序相符", "The day of the meeting fits the procedure")
    rule = Rule("G-17")


def assess_resolution(
    resolution: Resolution, facts: CommitteeFacts, sitting: Sitting, profile: Profile, at: str = "/resolution"
) -> tuple[Finding, ...]:
    """Everything a resolution needs, whatever it says: attendance, votes, free hands, record."""
    recused = {one.person_id for one in resolution.recusals if one.ground is not None} | sitting.barred
    free = {person for person in resolution.present if person in facts.members and person not in recused}
    return (
        *assess_declarations(resolution.recusals, (), profile, f"{at}/recusals"),
        finding(AttendanceWrong, [*_attendance(resolution, facts, at), *_voters(resolution.votes, free, at)]),
        finding(
            CommitteeQuorumMissing,
            [unless(len(free) * 2 > len(facts.members), CommitteeQuorumMissing, f"{at}/present")],
        ),
        finding(MajorityMissing, [unless(carried(resolution, len(free)), MajorityMissing, f"{at}/votes")]),
        finding(DissentUnrecorded, _unrecorded(resolution.votes, at)),
        finding(PreparerVotes, _preparers(resolution.votes, sitting.preparers, at)),
        finding(SecretaryNotLast, _spoke_early(resolution, facts, at)),
        finding(ResolutionUnworded, [unless(bool(resolution.text), ResolutionUnworded, f"{at}/text")]),
        assess_meeting_day(resolution.held_on, sitting.after, sitting.on, f"{at}/held_on"),
    )


def assess_meeting_day(held_on: date, after: date | None, on: date, at: str = "/held_on") -> Finding:
    """Whether a meeting lies where the procedure puts it."""
    kept = held_on <= on and (after is None or after <= held_on)
    return finding(MeetingDayImpossible, [unless(kept, MeetingDayImpossible, at)])


def carried(resolution: Resolution, entitled: int) -> bool:
    """Whether more than half of those present and free voted for it."""
    return sum(vote.choice is Choice.FOR for vote in resolution.votes) * 2 > entitled


def _attendance(resolution: Resolution, facts: CommitteeFacts, at: str) -> Iterator[Missing]:
    if resolution.chair_id not in resolution.present:
        yield AttendanceWrong.at(f"{at}/chair_id", _CHAIR)
    for index, person in enumerate(resolution.present):
        if person not in facts.members:
            yield AttendanceWrong.at(f"{at}/present/{index}", _STRANGER)
        if person in resolution.present[:index]:
            yield AttendanceWrong.at(f"{at}/present/{index}", _TWICE)


def _voters(votes: Sequence[Vote], free: Collection[UUID], at: str) -> Iterator[Missing]:
    voters = [vote.person_id for vote in votes]
    for index, voter in enumerate(voters):
        if voter not in free:
            yield AttendanceWrong.at(f"{at}/votes/{index}/person_id", _NO_SEAT)
        if voter in voters[:index]:
            yield AttendanceWrong.at(f"{at}/votes/{index}/person_id", _TWICE)


def _unrecorded(votes: Sequence[Vote], at: str) -> Iterator[Missing | None]:
    for index, vote in enumerate(votes):
        recorded = vote.choice is not Choice.AGAINST or bool(vote.opinion)
        yield unless(recorded, DissentUnrecorded, f"{at}/votes/{index}/opinion")


def _preparers(votes: Sequence[Vote], preparers: Collection[UUID], at: str) -> Iterator[Missing | None]:
    for index, vote in enumerate(votes):
        yield unless(vote.person_id not in preparers, PreparerVotes, f"{at}/votes/{index}")


def _spoke_early(resolution: Resolution, facts: CommitteeFacts, at: str) -> Iterator[Missing | None]:
    present = not facts.secretaries.isdisjoint(resolution.present)
    yield unless(not present or resolution.secretary_spoke_last, SecretaryNotLast, f"{at}/secretary_spoke_last")
