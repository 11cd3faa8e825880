"""What of a filing stays inside the discipline organ: deliberation is told to nobody outside it."""

from typing import Any

from libs.kernel.actor import Actor
from libs.kernel.roles import Role as R
from services.filing.filings.filing import Filing
from services.filing.filings.status import FilingStatus as S

_INSIDE_ONLY: dict[str, Any] = {
    "review": None,
    "report": None,
    "earlier_reports": [],
    "panel": None,
    "consultations": [],
    "questions": [],
    "recused": [],
    "single_matter": [],
    "linked_cases": [],
}
"""Fields of the review and the consultation; outside they answer as if nothing were there (F-26, F-27)."""

WITHIN_THE_ORGAN = frozenset({S.REVIEWING, S.REPORTED, S.CONSULTING, S.DELIBERATING, S.NEGATIVE_HIT})
"""Statuses whose next step is the organ's own; outside nothing is told of how far it is."""

_OUTSIDE = frozenset({R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.CITY_LEADER})


def is_inside(filing: Filing, actor: Actor) -> bool:
    """Whether the caller acts for the discipline organ that the filing goes to."""
    return actor.organ_id == filing.competent_organ_id


def mask(filing: Filing, actor: Actor, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields for this caller: outside the organ no reports, votes, findings or links to other cases."""
    if is_inside(filing, actor):
        return fields
    decision = fields["decision"]
    return {
        **fields,
        **_INSIDE_ONLY,
        "decision": None if decision is None else _without_votes(decision),
        "findings": [_without_facts(found) for found in fields["findings"]],
    }


def tells(filing: Filing, actor: Actor, role: str) -> bool:
    """Whether the caller may read what someone of that role stated: outside, only what was stated outside."""
    return is_inside(filing, actor) or role in _OUTSIDE


def _without_votes(decision: dict[str, Any]) -> dict[str, Any]:
    hidden = {"present": [], "votes": [], "recusals": [], "text": ""}
    return {**decision, "resolution": {**decision["resolution"], **hidden}}


def _without_facts(found: dict[str, Any]) -> dict[str, Any]:
    decision = found["decision"]
    hits = [{**hit, "facts": "", "evidence": []} for hit in found["hits"]]
    return {**found, "hits": hits, "decision": None if decision is None else _without_votes(decision)}
