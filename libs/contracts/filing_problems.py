"""What the filing service keeps of problem items heard from supervision; nothing of it is told."""

from typing import ClassVar

from libs.kernel.events import Event


class EarlierProblemHeard(Event):
    """Something was heard of a problem item of a unit; kept here alone, for what filings are judged by (F-19)."""

    event_type: ClassVar[str] = "filing.earlier_problem.heard.v1"
    told: ClassVar[bool] = False
