"""The tables of the vault as a whole: every status, every act, every role; what is not listed is refused."""

from itertools import product

import pytest

from libs.kernel.lifecycle import Lifecycle
from libs.kernel.refusal import NotEntitled, NotNow, Refusal
from libs.kernel.roles import Role as R
from libs.kernel.sensitivity import Sensitivity
from services.vault.investigations.lifecycle import LABELS as INVESTIGATION_LABELS
from services.vault.investigations.lifecycle import LIFECYCLE as INVESTIGATION
from services.vault.investigations.lifecycle import InvestigationStatus
from services.vault.investigations.store import INVESTIGATION as INVESTIGATION_TYPE
from services.vault.openings.case_type import OPENING as OPENING_TYPE
from services.vault.openings.lifecycle import LABELS as OPENING_LABELS
from services.vault.openings.lifecycle import LIFECYCLE as OPENING
from services.vault.openings.lifecycle import OpeningStatus
from services.vault.reports.case_type import REPORT as REPORT_TYPE
from services.vault.reports.lifecycle import LABELS as REPORT_LABELS
from services.vault.reports.lifecycle import LIFECYCLE as REPORT
from services.vault.reports.lifecycle import ReportStatus

WHO_MAY_ASK = {
    R.LETTERS, R.SUP_OFFICER, R.SUP_HEAD, R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD, R.TOWNSHIP_OFFICER,
    R.TOWNSHIP_HEAD, R.CONDUCT,
}  # fmt: skip
WHO_MAY_DECIDE = {R.CDI_SECRETARY, R.CDI_LEADER_IN_CHARGE}
ALLOWED: dict[tuple[str, str | None, str], tuple[str, set[R]]] = {
    ("report", None, "lodge"): ("lodged", {R.LETTERS}),
    ("report", "lodged", "acknowledge"): ("acknowledged", {R.LETTERS}),
    ("opening", None, "request"): ("requested", WHO_MAY_ASK),
    ("opening", "requested", "approve"): ("approved", WHO_MAY_DECIDE),
    ("opening", "requested", "refuse"): ("refused", WHO_MAY_DECIDE),
    ("opening", "approved", "use"): ("used", WHO_MAY_ASK),
    ("opening", "approved", "expire"): ("expired", {R.CLOCK}),
    ("opening", "used", "acknowledge"): ("used", {R.CADRE_SUP}),
    ("opening", "refused", "acknowledge"): ("refused", {R.CADRE_SUP}),
    ("opening", "expired", "acknowledge"): ("expired", {R.CADRE_SUP}),
    ("investigation", None, "note"): ("noted", {R.SYSTEM}),
    ("investigation", "noted", "start"): ("under_way", {R.SYSTEM}),
    ("investigation", "under_way", "start"): ("under_way", {R.SYSTEM}),
    ("investigation", "noted", "end"): ("ended", {R.SYSTEM}),
    ("investigation", "under_way", "end"): ("ended", {R.SYSTEM}),
    ("investigation", "ended", "end"): ("ended", {R.SYSTEM}),
}
TABLES = {
    "report": (REPORT, (None, *ReportStatus)),
    "opening": (OPENING, (None, *OpeningStatus)),
    "investigation": (INVESTIGATION, (None, *InvestigationStatus)),
}
TYPES = (REPORT_TYPE, OPENING_TYPE, INVESTIGATION_TYPE)


@pytest.mark.parametrize("name", TABLES)
def test_every_status_act_and_role_is_as_the_rulebook_has_it(name: str) -> None:
    lifecycle, statuses = TABLES[name]
    for status, act, role in product(statuses, sorted(lifecycle.acts), R):
        target, roles = ALLOWED.get((name, None if status is None else str(status), act), ("", set[R]()))
        if role in roles:
            assert [str(move.target) for move in lifecycle.admit(status, act, {role})] == [target]
            continue
        with pytest.raises(NotEntitled if roles else NotNow) as refused:
            lifecycle.admit(status, act, {role})
        assert isinstance(refused.value, Refusal) and refused.value.cites


@pytest.mark.parametrize("lifecycle", [REPORT, OPENING, INVESTIGATION])
def test_every_row_has_a_name_and_a_rule(lifecycle: Lifecycle) -> None:
    assert all((move.row and "P-06" in move.rule) or move.row == "VR-02" for move in lifecycle.moves)


def test_every_status_has_a_label_in_both_languages() -> None:
    for labels, statuses in (
        (REPORT_LABELS, ReportStatus), (OPENING_LABELS, OpeningStatus), (INVESTIGATION_LABELS, InvestigationStatus),
    ):  # fmt: skip
        assert set(labels) == set(statuses)
        assert all(text.zh and text.en for text in labels.values())


def test_every_act_of_the_tables_is_written_and_no_other() -> None:
    for case_type in TYPES:
        assert set(case_type.act_by_name) == TABLES[case_type.name][0].acts


def test_no_ground_opens_reporter_or_original() -> None:
    opened = {name for ground in REPORT_TYPE.access.grounds for name in ground.opens}
    assert opened == {"entry"}
    classes = {section.name: section.sensitivity for section in REPORT_TYPE.access.sections}
    assert classes == {"entry": Sensitivity.C3, "reporter": Sensitivity.C4, "original": Sensitivity.C4}


def test_nobody_reads_an_investigation_in_the_vault() -> None:
    assert INVESTIGATION_TYPE.access.grounds == ()


def test_no_administrator_has_a_ground_for_anything_in_the_vault() -> None:
    held = {role for case_type in TYPES for role in case_type.access.roles}
    assert held.isdisjoint({R.SYS_ADMIN, R.SEC_ADMIN, R.AUDIT_ADMIN})


def test_reports_and_investigations_are_encrypted_whole_and_the_reasons_of_openings_too() -> None:
    assert REPORT_TYPE.access.is_sealed_whole and INVESTIGATION_TYPE.access.is_sealed_whole
    assert [section.name for section in OPENING_TYPE.access.sealed] == ["reason"]
