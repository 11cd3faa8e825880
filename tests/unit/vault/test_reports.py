"""Sealing a report: each row and guard of its table, and whom it is about (P-06, P-07)."""

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from libs.contracts import vault as said
from libs.kernel.profile import TimeLimit, Unit
from libs.kernel.refusal import Incomplete, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.vault.reports import acts
from services.vault.reports.bypass import way_of
from services.vault.reports.commands import AcknowledgeReport, LodgeReport
from services.vault.reports.dues import dues
from services.vault.reports.facts import LodgeFacts
from services.vault.reports.lifecycle import ReportStatus as S
from services.vault.reports.wording import Concern
from tests.support.filings import BOOK
from tests.support.vault_papers import LETTERS_OFFICER, NOON, ORGAN, PROFILE, SUBJECT, lodging, occasion, report

TODAY = NOON.date()
LIMIT = TimeLimit(
    "report.acknowledge", 15, Unit.WORKING_DAYS, Text("告知受理", "Tell the reporter"), Text("提醒", "A reminder"),
    Rule("P-07"), "cdi-report-rules-2020/办理时限",
)  # fmt: skip


def refusal(command: LodgeReport, facts: LodgeFacts | None = None) -> Refusal:
    """How sealing it is refused."""
    with pytest.raises(Refusal) as refused:
        acts.lodge(command, occasion(), facts or LodgeFacts())
    return refused.value


def test_vr01_the_letters_office_seals_a_report_with_who_reported() -> None:
    outcome = acts.lodge(lodging(), occasion(), LodgeFacts())
    assert (outcome.case.status, outcome.case.organ_id, outcome.case.recused_ids) == (S.LODGED, ORGAN, (SUBJECT,))
    assert outcome.case.reporter is not None and outcome.case.reporter.name == "举报人甲"
    assert outcome.event == said.ReportLodged(organ_id=ORGAN) and not outcome.event.told


def test_vr02_a_named_reporter_is_told_that_the_report_is_taken_up() -> None:
    outcome = acts.acknowledge(report(), AcknowledgeReport(told_on=TODAY), occasion())
    assert (outcome.case.status, outcome.case.acknowledged_on) == (S.ACKNOWLEDGED, TODAY)
    assert isinstance(outcome.event, said.ReportAcknowledged) and not outcome.event.told


def test_nobody_is_told_of_an_anonymous_report() -> None:
    anonymous = report(named=False, reporter=None)
    with pytest.raises(Refusal) as refused:
        acts.acknowledge(anonymous, AcknowledgeReport(told_on=TODAY), occasion())
    assert refused.value.code == "nobody_to_tell"


@pytest.mark.parametrize("told_on", [date(2026, 3, 1), TODAY + timedelta(days=1)])
def test_a_reporter_is_told_between_the_day_of_receipt_and_today(told_on: date) -> None:
    with pytest.raises(Refusal) as refused:
        acts.acknowledge(report(), AcknowledgeReport(told_on=told_on), occasion())
    assert refused.value.code == "told_on_impossible_day"


def test_a_named_report_names_its_reporter() -> None:
    assert refusal(lodging(reporter=None)).code == "named_without_reporter"


@pytest.mark.parametrize("name", ["id_number", "phone", "unit", "address"])
def test_an_anonymous_report_keeps_nothing_about_its_reporter(name: str) -> None:
    assert refusal(lodging(named=False, reporter={"name": "某", name: "1"})).code == "anonymous_with_identity"


@pytest.mark.parametrize("name", ["ip", "address", "device", "client", "location"])
def test_there_is_no_field_for_the_senders_address_or_device(name: str) -> None:
    with pytest.raises(ValidationError):
        lodging(named=False, reporter=None, **{name: "10.0.0.1"})


def test_a_report_is_not_received_tomorrow() -> None:
    assert refusal(lodging(received_on=TODAY + timedelta(days=1))).code == "report_received_in_future"


def test_a_subject_that_the_directory_does_not_know_is_refused_where_it_stands() -> None:
    refused = refusal(lodging(), LodgeFacts(unknown=frozenset({SUBJECT})))
    assert [(e.code, e.pointer) for e in refused.errors] == [("report_subject_unknown", "/subject_person_ids/0")]


def test_all_that_is_wrong_is_said_at_once() -> None:
    refused = refusal(lodging(reporter=None, received_on=TODAY + timedelta(days=1)))
    assert isinstance(refused, Incomplete) and len(refused.errors) == 2


@pytest.mark.parametrize(
    ("concerns", "barring", "way"),
    [
        (Concern.NONE, {}, Concern.NONE),
        (Concern.HIGHER_MANAGED, {}, Concern.HIGHER_MANAGED),
        (Concern.OWN_HEAD, {}, Concern.OWN_HEAD),
        (Concern.NONE, {SUBJECT: Concern.HIGHER_MANAGED}, Concern.HIGHER_MANAGED),
        (Concern.NONE, {SUBJECT: Concern.OWN_HEAD}, Concern.OWN_HEAD),
        (Concern.HIGHER_MANAGED, {SUBJECT: Concern.OWN_HEAD}, Concern.OWN_HEAD),
        (Concern.OWN_HEAD, {SUBJECT: Concern.HIGHER_MANAGED}, Concern.OWN_HEAD),
    ],
)
def test_the_answered_question_and_the_directory_decide_which_way_a_report_goes(
    concerns: Concern, barring: dict[Any, Concern], way: Concern
) -> None:
    assert way_of(lodging(concerns=concerns), LodgeFacts(barring)) is way


@pytest.mark.parametrize(
    ("concerns", "code", "zh", "en"),
    [
        ("higher_managed", "higher_managed_subject", "面呈本机关主要负责人", "to your own head in person"),
        ("own_head", "own_head_subject", "不经本机关主要负责人", "not by way of your own head"),
    ],
)
def test_what_goes_another_way_is_refused_with_the_way_the_days_and_the_slip(
    concerns: str, code: str, zh: str, en: str
) -> None:
    refused = refusal(lodging(concerns=concerns))
    assert (refused.code, refused.cites) == (code, ("P-06",))
    assert zh in refused.detail.zh and "5个工作日" in refused.detail.zh and "移交单" in refused.detail.zh
    assert en in refused.detail.en and "5 working days" in refused.detail.en and "slip" in refused.detail.en
    assert [error.pointer for error in refused.errors] == ["/concerns"]


def test_the_subject_that_bars_an_entry_is_pointed_at() -> None:
    refused = refusal(lodging(), LodgeFacts({SUBJECT: Concern.OWN_HEAD}))
    assert [error.pointer for error in refused.errors] == ["/subject_person_ids/0"]


def test_going_another_way_is_said_before_anything_else() -> None:
    assert refusal(lodging(concerns="own_head", reporter=None)).code == "own_head_subject"


def test_a_named_reporter_is_due_an_answer_within_fifteen_working_days() -> None:
    profile = {**PROFILE.limits, LIMIT.code: LIMIT}
    limits = occasion(limits=profile).profile
    (due,) = dues(report(), limits, {"calendar": BOOK.calendar})
    assert (due.code, due.cites, due.deadline.due_on) == ("report.acknowledge", ("P-07",), date(2026, 3, 23))
    assert dues(report(named=False, reporter=None), limits, {"calendar": BOOK.calendar}) == ()


def test_the_letters_officer_is_not_kept_with_the_report() -> None:
    assert str(LETTERS_OFFICER) not in str(report())
