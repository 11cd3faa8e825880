"""The filings of the access proofs: one in every status that can be reached, and in the same status by other roads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_SUBMIT: Final = "draft attach study present pass_gate"
_REVIEW: Final = f"{_SUBMIT} open_review"
_DRAFTED: Final = f"{_REVIEW} draft_report"
_REPORT: Final = f"{_DRAFTED} confirm_report"
_CONSULT: Final = f"{_REPORT} open_consultation"
_DELIBERATE: Final = f"{_CONSULT} pass_consultation"
_ACCEPT: Final = f"{_DELIBERATE} accept"
_RUN: Final = f"{_ACCEPT} serve_receipt"
_RICH: Final = f"{_RUN} report_progress remind record_problem close_problem extend mark_single_matter link_case"
_HIT: Final = f"{_RUN} hit_negative"
_AGAIN: Final = f"{_SUBMIT} return_for_defects revise:anew resubmit:anew"

ROADS: Final[Mapping[str, str]] = {
    "draft": "draft attach",
    "studied": "draft attach study",
    "gatekeeping": "draft attach study present",
    "returned_from_gate": "draft attach study present return_from_gate",
    "submitted": _SUBMIT,
    "returned": f"{_SUBMIT} return_for_defects",
    "resubmitted": f"{_SUBMIT} return_for_defects resubmit",
    "studied_again": _AGAIN,
    "gatekeeping_again": f"{_AGAIN} present",
    "reviewing": _REVIEW,
    "report_drafted": _DRAFTED,
    "reported": _REPORT,
    "consulting": _CONSULT,
    "consultation_failed": f"{_CONSULT} fail_consultation draft_report",
    "deliberating": _DELIBERATE,
    "sent_back": f"{_DELIBERATE} send_back",
    "accepted": _ACCEPT,
    "rejected": f"{_DELIBERATE} reject link_case",
    "in_execution": _RUN,
    "rich": _RICH,
    "negative_hit": _HIT,
    "negative_cleared": f"{_HIT} clear_negative",
    "revoked": f"{_HIT} revoke",
    "closed": f"{_RUN} close",
    "lapsed": f"{_RUN} lapse",
    "withdrawn": "draft attach study withdraw",
    "withdrawn_from_review": f"{_DRAFTED} withdraw",
}
"""Acts by the name of the play. What stands behind a colon is a variant of the act."""

_RECUSED: Final = (
    "reviewing", "reported", "consulting", "consultation_failed", "deliberating", "accepted", "rejected", "rich",
    "negative_hit", "revoked", "closed", "lapsed", "withdrawn_from_review",
)  # fmt: skip
_ELSEWHERE: Final = ("submitted", "reported", "deliberating", "rejected", "rich")


@dataclass(frozen=True)
class Play:
    """How one filing came about: unit, competent organ, office it was given to, and acts in order."""

    name: str
    acts: str
    unit: str = "housing"
    organ: str = "cdi"
    office: str = "cdi/office/holds"
    applies_first: bool = False

    def steps(self) -> Iterator[tuple[str, str]]:
        """Act and variant, in order."""
        for step in self.acts.split():
            act, _, variant = step.partition(":")
            yield act, variant


def plays() -> Iterator[Play]:
    """All filings of the city."""
    for name, acts in ROADS.items():
        yield Play(name, acts)
    yield Play("applied", "draft attach apply", applies_first=True)
    for name in _RECUSED:
        yield Play(f"recused_{name}", ROADS[name].replace("open_review", "open_review:recused"))
    yield Play("recused_at_decision", f"{_DELIBERATE} accept:late serve_receipt")
    yield Play("recused_at_clearing", f"{_HIT} clear_negative:late")
    yield Play("recused_at_revocation", f"{_HIT} revoke:late")
    for name in ("reported", "rich"):
        yield Play(f"moved_{name}", ROADS[name], office="cdi/office/ended")
    for name in _ELSEWHERE:
        yield Play(f"schools_{name}", ROADS[name], unit="schools", office="cdi/office/never")
        yield Play(f"county_{name}", ROADS[name], unit="mill", organ="county", office="county/office/holds")
    for name in ("submitted", "deliberating"):
        yield Play(f"elsewhere_{name}", ROADS[name], organ="county", office="county/office/holds")


DUTIES: Final[Mapping[str, tuple[str, str]]] = {
    "in_execution": ("report", ""),
    "rich": ("report verify", "report reject_report"),
    "lapsed": ("mark_overdue", "mark_overdue report"),
    "recused_rich": ("report", "report verify"),
    "recused_at_clearing": ("report", ""),
    "moved_rich": ("report", ""),
    "schools_rich": ("report", "report reject_report"),
    "county_rich": ("report", "mark_overdue"),
}
"""Acts on the first and the second obligation of the receipt, by play."""
