"""The correction task as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.clarification.corrections import acts
from services.clarification.corrections.access import ACCESS
from services.clarification.corrections.commands import AnswerCorrection, CloseCorrection, MarkOverdue, ReturnAnswer
from services.clarification.corrections.correction import Correction
from services.clarification.corrections.lifecycle import LIFECYCLE
from services.clarification.corrections.store import check_facts, columns_of
from services.clarification.corrections.tables import CORRECTIONS

CORRECTION: Final[CaseType[Correction]] = CaseType(
    name="correction",
    resource="corrections",
    table=CORRECTIONS,
    case_class=Correction,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("answer", AnswerCorrection, acts.answer),
        Act("close", CloseCorrection, acts.close, check_facts),
        Act("return_answer", ReturnAnswer, acts.return_answer, check_facts),
        Act("mark_overdue", MarkOverdue, acts.mark_overdue),
    ),
    access=ACCESS,
    numbering=lambda correction: (correction.organ_id, "纠补"),
)
