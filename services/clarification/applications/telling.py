"""What an application tells the applicant when the clarification has come so far; nothing of it is told earlier (C-03).

Each function answers the ``Moved`` that the act on the clarification gives back beside its own outcome.
"""

from dataclasses import replace

from libs.contracts.clarification_intake import ApplicationAcknowledged, ApplicationAnswered, ApplicationServed
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.refusal import NotNow
from libs.kernel.rule import Rule
from services.clarification.applications.application import Application, ApplicationAnswer, Outcome, ServedLetter
from services.clarification.applications.status import UNANSWERED
from services.clarification.applications.status import ApplicationStatus as S


def is_unanswered(application: Application) -> bool:
    """Whether the applicant still waits; an application that is withdrawn, answered or served is told nothing more."""
    return application.status in UNANSWERED


def acknowledged(application: Application, occasion: Occasion) -> Moved:
    """The receipt is handed over (G-23). Only for an application that is received and not yet acknowledged."""
    receipt = replace(application.receipt, acknowledged_on=occasion.on)
    told = replace(application, status=S.UNDER_STUDY, receipt=receipt)
    return Moved(told, "acknowledge", ApplicationAcknowledged(organ_id=told.organ_id, acknowledged_on=occasion.on))


def answered(application: Application, outcome: Outcome, text: str, occasion: Occasion) -> Moved:
    """The answer: started with the approval and never earlier (C-03), or not started (G-27).

    Refuses with NotNow if the applicant does not wait for an answer: ask ``is_unanswered`` first.
    """
    if not is_unanswered(application):
        raise NotNow(cites=Rule("G-27"))
    status = S.ANSWERED_STARTED if outcome == "started" else S.ANSWERED_NOT_STARTED
    answers = (*application.answers, ApplicationAnswer(outcome, text, occasion.at))
    told = replace(application, status=status, answers=answers)
    return Moved(told, "answer", ApplicationAnswered(organ_id=told.organ_id, outcome=outcome))


def served(application: Application, occasion: Occasion, *, letter: str) -> Moved:
    """The letter of clarification is served; from now on the applicant can read its text (C-16).

    Refuses with NotNow unless the application was answered with "started".
    """
    if application.status is not S.ANSWERED_STARTED:
        raise NotNow(cites=Rule("C-16"))
    told = replace(application, status=S.SERVED, letter=ServedLetter(letter, occasion.at))
    return Moved(told, "serve", ApplicationServed(organ_id=told.organ_id))
