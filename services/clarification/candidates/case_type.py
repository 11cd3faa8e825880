"""The candidate as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.clarification.candidates import acts
from services.clarification.candidates.access import ACCESS
from services.clarification.candidates.candidate import Candidate
from services.clarification.candidates.commands import Dismiss, Screen, TakeUp
from services.clarification.candidates.facts_loading import take_up_facts
from services.clarification.candidates.lifecycle import LIFECYCLE
from services.clarification.candidates.store import columns_of
from services.clarification.candidates.tables import CANDIDATES

CANDIDATE: Final[CaseType[Candidate]] = CaseType(
    name="candidate",
    resource="candidates",
    table=CANDIDATES,
    case_class=Candidate,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("take_up", TakeUp, acts.take_up, take_up_facts),
        Act("dismiss", Dismiss, acts.dismiss),
        Act("screen", Screen, acts.screen),
    ),
    access=ACCESS,
)
