"""The filing as a row: table, projected columns, and who stands to it, in SQL."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, cast, exists, func, or_

from libs.chassis.cases import Who
from libs.kernel.actor import SHANGHAI
from libs.kernel.profile import Profile
from libs.kernel.roles import Role as R
from libs.replica import standing
from libs.replica.codes import RelationKind
from libs.replica.tables import RELATION
from services.filing.filings.dues import running_limits
from services.filing.filings.filing import Filing
from services.filing.filings.lifecycle import UNDECIDED
from services.filing.filings.records import DecisionKind
from services.filing.filings.tables import FILINGS
from services.filing.precedents.terms import terms_of

_ROW = FILINGS.c

NOT_BEFORE_COMMITTEE = (*(str(status) for status in UNDECIDED), "applied", "withdrawn")
"""Statuses that the standing committee has no part in; it sees a filing from the deliberation on."""


def columns_of(filing: Filing) -> Mapping[str, object]:
    """The projected columns of a filing."""
    form, decision = filing.form, filing.decision
    committee = decision is not None and decision.kind in (DecisionKind.ACCEPTED, DecisionKind.REJECTED)
    return {
        "unit_id": filing.unit_id,
        "competent_organ_id": filing.competent_organ_id,
        "office_id": filing.office_id,
        "title": form.title,
        "positive_items": [item.code for item in form.positive_items],
        "terms": terms_of(form.title, form.crux, form.measure),
        "urgent": form.urgent,
        "late_filing": filing.late_filing,
        "first_submitted_at": filing.first_submitted_at,
        "decided_on": decision.resolution.held_on if committee and decision else None,
        "outcome": str(decision.kind) if committee and decision else None,
        "reason_codes": [reason.code for reason in decision.reasons] if decision else [],
        "chair_id": filing.chair_id,
        "panel_ids": list(filing.panel_ids),
        "handler_ids": list(filing.handler_ids),
        "receipt_number": filing.receipt.number if filing.receipt else None,
    }


def derived_columns(filing: Filing, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """Due dates, which also need profile and calendar: the earliest that runs, and that of the whole procedure.

    The latter stays as it was once the procedure is over, so that it can still be told whether it was in time.
    """
    limits = running_limits(filing, profile, services["calendar"])
    days = [limit.deadline.due_on for limit in limits if limit.deadline.due_on is not None]
    earliest: date | None = min(days, default=None)
    total = [limit.deadline.due_on for limit in limits if limit.code == "filing.total"]
    return {"due_on": earliest, **({"total_due_on": total[0]} if total else {})}


_OWN_UNIT = _ROW.unit_id == Who.organ
_WITH_ORGAN = _ROW.first_submitted_at.is_not(None)  # before the gate the discipline organ knows nothing (F-24)
_MY_ORGAN = and_(_WITH_ORGAN, _ROW.competent_organ_id == Who.organ)
_COUNTERPART = and_(_MY_ORGAN, standing.counterpart(_ROW.unit_id))
_KNOWN_TO_OFFICE = and_(_MY_ORGAN, or_(_ROW.office_id == Who.office, standing.counterpart(_ROW.unit_id)))
_COMMITTEE = and_(_MY_ORGAN, _ROW.status.not_in(NOT_BEFORE_COMMITTEE))
_PRESENTED = _ROW.status.not_in(("draft", "applied", "studied"))


def _in_portfolio_since_opened() -> ColumnElement[bool]:
    """That the unit is, or was since the filing was begun, in the caller's portfolio: who was in charge of the matter
    may see it, only who is in charge may act."""
    relation = RELATION.alias()
    kind = relation.c.kind == str(RelationKind.PORTFOLIO)
    there = and_(kind, relation.c.holder_id == Who.person, relation.c.target_id == _ROW.unit_id)
    opened_on = cast(func.timezone(str(SHANGHAI), _ROW.opened_at), Date)
    until = or_(relation.c.valid_to.is_(None), opened_on < relation.c.valid_to)
    return exists().where(there, relation.c.valid_from <= Who.today, until).correlate_except(relation)


STANDING: Mapping[R, ColumnElement[bool]] = {
    R.UNIT_CLERK: _OWN_UNIT,
    R.UNIT_PARTY_HEAD: _OWN_UNIT,
    R.CITY_LEADER: and_(_PRESENTED, standing.portfolio(_ROW.unit_id)),
    R.SUP_OFFICER: _COUNTERPART,
    R.SUP_HEAD: _COUNTERPART,
    R.PANEL_CHAIR: and_(_MY_ORGAN, _ROW.chair_id == Who.person),
    R.PANEL_MEMBER: and_(_MY_ORGAN, Who.person == _ROW.panel_ids.any_()),
    R.SC_RECORDER: _COMMITTEE,
}
"""Who may act on a filing: role and relation to it today."""

SEES: Mapping[R, ColumnElement[bool]] = {
    R.CITY_LEADER: and_(_PRESENTED, _in_portfolio_since_opened()),
    R.SUP_OFFICER: _KNOWN_TO_OFFICE,
    R.SUP_HEAD: _KNOWN_TO_OFFICE,
    R.CDI_LEADER_IN_CHARGE: and_(_MY_ORGAN, standing.portfolio_over_counterpart(_ROW.unit_id)),
    R.CDI_SECRETARY: _MY_ORGAN,
    R.CDI_DEPUTY: _COMMITTEE,
    R.SC_MEMBER: _COMMITTEE,
    R.CASE_MGMT: _MY_ORGAN,
}
"""Who may read a filing besides those who may act."""
