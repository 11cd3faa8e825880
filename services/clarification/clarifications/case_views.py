"""How a clarification answers: to whom it is closed that it waits, it answers as if it were being assessed (G-24)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import Policies
from libs.chassis.representation import Representation
from libs.kernel.case import Case
from libs.kernel.text import Language
from services.clarification.clarifications.access import DEFERRAL
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import ClarificationStatus as S


class ClarificationRepresentation(Representation):
    """Whoever reopens it reads the answer to the own act, though not of the office: it shows no other lead (C-14)."""

    def read(
        self,
        case: Case,
        standing: Standing,
        policies: Policies,
        services: Mapping[str, Any],
        at: datetime,
        language: Language,
    ) -> dict[str, Any]:
        """The whole answer for one caller."""
        assert isinstance(case, Clarification)
        return super().read(_as_known(case, standing), standing, policies, services, at, language)


def _as_known(clarification: Clarification, standing: Standing) -> Clarification:
    """The clarification as far as a caller may know it: colleagues of the office know that it waits, not why."""
    knows = DEFERRAL.name in standing.sections or standing.roles
    if knows or clarification.status is not S.DEFERRED:
        return clarification
    return replace(clarification, status=S.ASSESSING, deferrals=())
