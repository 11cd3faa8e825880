"""The report as the engine knows it: table, lifecycle, acts with their facts, access."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.cases import Act, CaseType
from libs.kernel.profile import Profile
from services.vault.reports import acts
from services.vault.reports.access import ACCESS, REPORTS
from services.vault.reports.commands import AcknowledgeReport, LodgeReport
from services.vault.reports.dues import due_on
from services.vault.reports.facts_loading import lodge_facts
from services.vault.reports.lifecycle import LIFECYCLE
from services.vault.reports.report import Report


def columns_of(report: Report) -> Mapping[str, object]:
    """The projected columns of a report: ids alone."""
    return {"organ_id": report.organ_id, "recused_ids": list(report.recused_ids)}


def derived_columns(report: Report, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The day by which a named reporter is to be told."""
    return {"due_on": due_on(report, profile, services)}


REPORT: CaseType[Report] = CaseType(
    name="report",
    resource="reports",
    table=REPORTS,
    case_class=Report,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("lodge", LodgeReport, acts.lodge, lodge_facts, opens=True),
        Act("acknowledge", AcknowledgeReport, acts.acknowledge),
    ),
    access=ACCESS,
    numbering=lambda report: (report.organ_id, "信封"),
    derive=derived_columns,
    quiet=True,
)
