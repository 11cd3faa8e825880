"""The row of every door of the filing service: whom it is for, what it shows and which acts it performs."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import SIGNED_IN, acting, reading
from services.filing.earlier_problems import doors as earlier_problems
from services.filing.escalations import doors as escalations

_FILING = "filing"

DOORS: Rows = {
    "list_filings": reading(_FILING),
    "export_filings": reading(_FILING),
    "read_filing": reading(_FILING),
    "read_filing_statistics": reading(_FILING),
    "check_filing": reading(_FILING),
    "draft_filing": acting(_FILING, "draft"),
    "revise_filing": acting(_FILING, "revise"),
    "attach_document": acting(_FILING, "attach"),
    "detach_document": acting(_FILING, "detach"),
    "apply_for_filing": acting(_FILING, "apply"),
    "study_filing": acting(_FILING, "study"),
    "present_filing": acting(_FILING, "present"),
    "resubmit_filing": acting(_FILING, "resubmit"),
    "withdraw_filing": acting(_FILING, "withdraw"),
    "keep_gate": acting(_FILING, "pass_gate", "return_from_gate"),
    "return_filing": acting(_FILING, "return_for_defects"),
    "open_review": acting(_FILING, "open_review"),
    "draft_report": acting(_FILING, "draft_report"),
    "confirm_report": acting(_FILING, "confirm_report"),
    "open_consultation": acting(_FILING, "open_consultation"),
    "record_consultation": acting(_FILING, "pass_consultation", "fail_consultation"),
    "record_decision": acting(_FILING, "accept", "reject", "send_back"),
    "decide_negative": acting(_FILING, "clear_negative", "revoke"),
    "serve_receipt": acting(_FILING, "serve_receipt"),
    "report_progress": acting(_FILING, "report_progress"),
    "remind_unit": acting(_FILING, "remind"),
    "record_problem": acting(_FILING, "record_problem"),
    "close_problem": acting(_FILING, "close_problem"),
    "extend_filing": acting(_FILING, "extend"),
    "hit_negative": acting(_FILING, "hit_negative"),
    "close_filing": acting(_FILING, "close"),
    "list_obligations": reading("aftercare"),
    "read_obligation": reading("aftercare"),
    "report_obligation": acting("aftercare", "report"),
    "verify_obligation": acting("aftercare", "verify", "reject_report"),
    "upload_file": acting("upload", "receive"),
    "read_upload": reading("upload"),
    "download_attachment": reading(_FILING),
    "download_proof": reading("aftercare"),
    "list_precedents": reading(_FILING),
    "read_spread": reading(_FILING),
    "read_relations_on": SIGNED_IN,
    **escalations.DOORS,
    **earlier_problems.DOORS,
}
"""By the name of the function of the route."""
