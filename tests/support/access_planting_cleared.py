"""Faults of the policy of clarifications, leads, malice and the vault: what the matrix must find there, too."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from libs.chassis.cases import Who
from services.clarification.applications.case_type import APPLICATION
from services.clarification.candidates.case_type import CANDIDATE
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.corrections.case_type import CORRECTION
from services.clarification.malice.case_type import MALICE
from services.clarification.transfers.case_type import TRANSFER
from services.supervision.lead_transfers.case_type import LEAD_TRANSFER
from services.supervision.leads.case_type import LEAD
from services.vault.openings.case_type import OPENING
from services.vault.reports.case_type import REPORT
from tests.support.access_planting import Fault, Plant, changed_access, ground_of


def all_open(case_type: Any, code: str) -> Plant:
    """One ground opens every section, as if the case named whoever has it."""
    names = tuple(section.name for section in case_type.access.sections)
    return ground_of(case_type, code, opens=names, named=True)


def nothing_kept(case_type: Any) -> Plant:
    """Acts that the timeline does not hide any more."""
    return changed_access(case_type, lambda access: replace(access, kept={}))


def nobody_barred(case_type: Any) -> Plant:
    """Nobody is kept away from a case."""
    return changed_access(case_type, lambda access: replace(access, barred=None))


FAULTS_CLEARED: Final[Mapping[str, Fault]] = {
    "the whole office reads how it was verified": Fault(
        all_open(CLARIFICATION, "handling_office"), ("read_clarification", "read_deferrals"), service="clarification"
    ),
    "the case-trial office reads why it waited": Fault(
        all_open(CLARIFICATION, "case_trial"), ("read_clarification", "read_history"), service="clarification"
    ),
    "the timeline tells that it waited": Fault(nothing_kept(CLARIFICATION), ("read_history",), service="clarification"),
    "the subject of a clarification sees it": Fault(
        nobody_barred(CLARIFICATION), ("list_clarifications", "read_clarification"), service="clarification"
    ),
    "the applicant reads who handles it": Fault(
        all_open(APPLICATION, "applicant"), ("read_application", "list_applications"), service="clarification"
    ),
    "the applicant's timeline names the office": Fault(
        nothing_kept(APPLICATION),
        ("read_history",),
        frozenset({"applicant", "applicant-too", "subject-officer", "head-of-the-mill"}),
        "clarification",
    ),
    "a candidate is known to its subject": Fault(
        nobody_barred(CANDIDATE), ("list_candidates", "read_todo"), service="clarification"
    ),
    "the body asked learns of the case behind": Fault(
        all_open(CORRECTION, "addressee"), ("list_corrections", "read_correction"), service="clarification"
    ),
    "who suspected malice reads the inquiry": Fault(
        all_open(MALICE, "who_suspected"), ("read_malice_case",), service="clarification"
    ),
    "public security learns of the case behind": Fault(
        all_open(TRANSFER, "receiving_organ"), ("list_transfers", "read_transfer"), service="clarification"
    ),
    "a lead is known to whoever is of the organ": Fault(
        ground_of(LEAD, "verifier", holds=LEAD.table.c.competent_organ_id == Who.organ),
        ("list_leads", "read_lead"),
        service="supervision",
    ),
    "a transfer sheet is known to everybody of its body": Fault(
        ground_of(LEAD_TRANSFER, "submitter", holds=LEAD_TRANSFER.table.c.submitting_organ_id == Who.organ),
        ("list_lead_transfers", "read_lead_transfer"),
        service="supervision",
        people=frozenset(f"{role}@government/holds" for role in ("bureau", "lead_unit_user")),
    ),
    "a lead is known to its subject": Fault(nobody_barred(LEAD), ("list_leads", "read_lead"), service="supervision"),
    "the entry of a report shows who reported": Fault(
        all_open(REPORT, "letters_office"), ("list_reports", "read_report"), service="vault"
    ),
    "the supervisor reads why it was opened": Fault(
        all_open(OPENING, "supervisor"), ("list_openings", "read_opening"), service="vault"
    ),
    "anybody of the role uses an opening": Fault(
        ground_of(OPENING, "requester", holds=OPENING.table.c.organ_id == Who.organ),
        ("read_original", "list_openings"),
        service="vault",
    ),
}
"""By what is wrong."""
