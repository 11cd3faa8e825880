"""What the filing service does when it hears another: the only place that knows other services' contracts."""

from libs.chassis.hearing import Directive, Follow, Heard
from libs.contracts.accountability import CaseOpened
from libs.kernel.actor import office_day
from libs.replica.projection import FOLLOWS as REPLICA
from services.filing.filings.commands_execution import LinkCase

_NEGATIVE_HIT = "filing_negative_hit"


def link_opened_case(heard: Heard) -> list[Directive]:
    """A case opened on a negative hit is linked to its filing, so that both know each other (F-10, P-17)."""
    opened = heard.event
    assert isinstance(opened, CaseOpened)
    if opened.source_kind != _NEGATIVE_HIT:
        return []
    command = LinkCase(case_id=heard.aggregate_id, opened_on=office_day(heard.at))
    return [Directive("filing", "link_case", opened.source_id, command)]


FOLLOWS: tuple[Follow, ...] = (
    *REPLICA,
    Follow("accountability", "case", {CaseOpened: link_opened_case}),
)
"""Everything the filing service listens to."""
