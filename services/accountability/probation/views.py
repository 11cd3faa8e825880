"""How a probation answers: its fields, and its last day as it stands with an extension."""

from typing import Any

from libs.chassis.access.grounds import Standing
from libs.chassis.representation import Representation
from libs.kernel.case import Case
from services.accountability.probation.probation import Probation


class ProbationRepresentation(Representation):
    """The fields of a probation and ``last_day``, which is computed from them."""

    def fields(self, case: Case, standing: Standing) -> dict[str, Any]:
        """The fields open to the caller; the last day is open to whoever may know the probation."""
        assert isinstance(case, Probation)
        last_day = case.ends_on
        return {**super().fields(case, standing), "last_day": None if last_day is None else last_day.isoformat()}
