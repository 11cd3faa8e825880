"""The filing as a row: its projected columns."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from libs.kernel.profile import Profile
from services.filing.filings.dues import running_limits
from services.filing.filings.filing import Filing
from services.filing.filings.records import DecisionKind
from services.filing.precedents.terms import terms_of


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
        "recused_ids": sorted(person.person_id for person in filing.recused),
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
