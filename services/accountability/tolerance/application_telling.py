"""What an application tells the applicant when the determination is served; nothing of it is told earlier (G-45)."""

from dataclasses import replace

from libs.contracts.accountability_tolerance import ToleranceApplicationAnswered
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.text import Text
from services.accountability.tolerance.application import ApplicationAnswer, ToleranceApplication
from services.accountability.tolerance.application_status import LINKABLE
from services.accountability.tolerance.application_status import ApplicationStatus as S
from services.accountability.tolerance.records import Letter


def told(
    application: ToleranceApplication | None, letter: Letter, label: Text, occasion: Occasion, *, adverse: bool
) -> tuple[Moved, ...]:
    """The answer to the applicant, if there is one who has not taken the application back (P-16: feed back)."""
    if application is None or application.status not in LINKABLE:
        return ()
    answer = ApplicationAnswer(
        "determined", label, occasion.at, letter.outcome, letter.number, letter.reasons, adverse=adverse
    )
    determined = replace(application, status=S.DETERMINED, answers=(*application.answers, answer))
    event = ToleranceApplicationAnswered(organ_id=determined.organ_id, kind="determined")
    return (Moved(determined, "tell", event, source=application.status),)
