"""The one act on a sanction: its impact period ends by itself (P-19)."""

from dataclasses import replace

from libs.contracts.accountability_aftermath import SanctionEnded
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.accountability.sanctions.commands import ExpireSanction
from services.accountability.sanctions.records import SanctionEnding
from services.accountability.sanctions.refusals import ImpactPeriodRuns
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.status import SanctionStatus
from services.accountability.sanctions.telling import matter_of


def expire(sanction: Sanction, _command: ExpireSanction, occasion: Occasion, _facts: None = None) -> Outcome[Sanction]:
    """The impact period is over; whoever kept to it is used as before (P-19, D-04). Accountability stays (P-15)."""
    until_on = sanction.until_on
    if until_on is None or occasion.on <= until_on:
        raise ImpactPeriodRuns
    ended = replace(sanction, status=SanctionStatus.ENDED, ending=SanctionEnding(until_on, expired=True))
    return Outcome(ended, SanctionEnded(**matter_of(ended), ended_on=until_on))
