"""The liaison meeting as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.liaison import acts, commands
from services.supervision.liaison.access import ACCESS
from services.supervision.liaison.facts_loading import meeting_facts
from services.supervision.liaison.lifecycle import LIFECYCLE
from services.supervision.liaison.meeting import NUMBERED_AS, LiaisonMeeting
from services.supervision.liaison.tables import MEETINGS


def columns_of(meeting: LiaisonMeeting) -> Mapping[str, object]:
    """The projected columns: who took part, what it was about, and what is outstanding."""
    return {
        "competent_organ_id": meeting.competent_organ_id,
        "office_id": meeting.office_id,
        "kind": meeting.kind,
        "held_on": meeting.held_on,
        "participant_ids": list(meeting.participant_ids),
        "task_ids": sorted({point.task_id for point in meeting.points if point.task_id is not None}),
        "problem_ids": sorted({point.problem_id for point in meeting.points if point.problem_id is not None}),
        "due_on": meeting.next_measure_on,
        "next_by": meeting.next_by,
    }


MEETING: Final[CaseType[LiaisonMeeting]] = CaseType(
    name="liaison_meeting",
    resource="liaison-meetings",
    table=MEETINGS,
    case_class=LiaisonMeeting,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("record", commands.RecordMeeting, acts.record, meeting_facts, opens=True),
        Act("settle_measure", commands.SettleMeasure, acts.settle_measure),
        Act("close", commands.CloseMeeting, acts.close),
    ),
    access=ACCESS,
    numbering=lambda meeting: (meeting.competent_organ_id, NUMBERED_AS),
)
