"""The next steps in determinations and applications, for the list of what waits for a caller."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, and_, exists

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.tolerance.application_lifecycle import OFFICE
from services.accountability.tolerance.application_status import ApplicationStatus as A
from services.accountability.tolerance.lifecycle import HANDLERS, HEADS, RECORDERS
from services.accountability.tolerance.status import ToleranceStatus as S
from services.accountability.tolerance.tables import APPLICATIONS, TOLERANCES

Step = tuple[StrEnum, tuple[R, ...], str, Text]

TOLERANCE_STEPS: Final[tuple[Step, ...]] = (
    (S.WEIGHING, HANDLERS, "draft", Text("逐项研判并拟定容错认定意见", "Weigh it and draft the determination")),
    (S.DRAFTED, (R.CASE_TRIAL,), "give_trial_opinion", Text("出具容错审理意见", "Give the case-trial opinion")),
    (S.EXAMINED, HEADS, "consult", Text("组织集体会商", "Hold the collective consultation")),
    (S.CONSULTED, RECORDERS, "determine", Text("提请常委会研究并登记认定", "Enter what the committee determined")),
    (S.DETERMINED, HANDLERS, "serve", Text("送达容错认定书", "Serve the letter of determination")),
)
APPLICATION_STEPS: Final[tuple[Step, ...]] = (
    (A.RECEIVED, OFFICE, "acknowledge", Text("送交容错申请回执", "Acknowledge the application for tolerance")),
    (A.UNDER_STUDY, (R.SUP_HEAD,), "answer", Text("研究容错申请", "Consider the application for tolerance")),
    (
        A.UNDER_STUDY,
        (R.CDI_LEADER_IN_CHARGE,),
        "uphold",
        Text("研究容错复议申请", "Consider the request to reconsider"),
    ),
)
_ASKED = APPLICATIONS.c.reconsidering
_WEIGHED = exists().where(TOLERANCES.c.application_id == APPLICATIONS.c.id).correlate(APPLICATIONS)
_MY_TRIAL = TOLERANCES.c.trial_officer_id == Who.person

ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {
        ("tolerance", "give_trial_opinion"): _MY_TRIAL,
        ("tolerance_application", "answer"): and_(~_ASKED, ~_WEIGHED),
        ("tolerance_application", "uphold"): _ASKED,
    }
)
"""By case type and act: what is being weighed waits for nobody; a request to reconsider waits for the leader."""
