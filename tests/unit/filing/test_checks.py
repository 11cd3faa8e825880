"""Rule checks of a filing as it stands: every finding, item by item, and nothing changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from libs.kernel.finding import missing_in
from services.filing.filings.checks import check
from services.filing.filings.facts import CheckFacts
from services.filing.filings.lifecycle import FINAL
from services.filing.filings.status import FilingStatus as S
from tests.support.filing_papers import CAST, DAY, form
from tests.support.filings import BOOK, PINGDINGSHAN, XUCHANG, Stage

FACTS = CheckFacts(
    DAY,
    unit_kind="county",
    leaders={CAST.city_leader: "government"},
    counterpart_office_id=CAST.office_id,
    persons_of_unit=CAST.unit_people,
    obligations=2,
    calendar=BOOK.calendar,
)


def missing_codes(status: S, **changes: object) -> set[str]:
    """What the checks of the example in that status miss."""
    filing = Stage().walk(status)
    return {missing.code for missing in missing_in(check(filing, XUCHANG, replace(FACTS, **changes)))}  # type: ignore[arg-type]


def test_a_complete_draft_lacks_only_its_study() -> None:
    assert missing_codes(S.DRAFT) == {"no_collective_study"}


def test_an_empty_draft_is_told_everything_it_lacks() -> None:
    stage = Stage()
    empty = form().model_copy(
        update={"positive_items": (), "crux": "", "alternatives": (), "aftercare": (), "validity_until": None}
    )
    draft = stage.move(None, "draft", command=stage.command("draft", form=empty))
    found = {missing.code for missing in missing_in(check(draft, XUCHANG, FACTS))}
    assert {
        "no_positive_item",
        "analysis_incomplete",
        "not_last_resort",
        "plan_incomplete",
        "validity_too_long",
        "no_collective_study",
    } <= found


@pytest.mark.parametrize(
    ("status", "changes", "expected"),
    [
        (S.STUDIED, {}, {"no_written_application"}),
        (S.STUDIED, {"on": DAY + timedelta(days=40)}, {"no_written_application", "minutes_too_old"}),
        (S.GATEKEEPING, {}, set()),
        (S.GATEKEEPING, {"leaders": {}, "counterpart_office_id": None}, {"not_in_portfolio", "no_counterpart_office"}),
        (S.DRAFT, {"unit_kind": "supervision_office"}, {"unit_not_eligible", "no_collective_study"}),
        (S.SUBMITTED, {}, set()),
        (S.SUBMITTED, {"counterpart_office_id": None}, {"no_counterpart_office"}),
        (S.RETURNED, {}, set()),
        (S.REVIEWING, {}, {"no_report"}),
        (S.REPORTED, {}, set()),
        (S.DELIBERATING, {}, set()),
        (S.ACCEPTED, {}, set()),
        (S.IN_EXECUTION, {}, set()),
        (S.IN_EXECUTION, {"unverified": 1}, {"obligations_open"}),
    ],
)
def test_each_status_is_checked_against_its_own_rules(
    status: S, changes: dict[str, object], expected: set[str]
) -> None:
    assert missing_codes(status, **changes) == expected


@pytest.mark.parametrize("status", sorted(FINAL))
def test_a_final_status_has_nothing_to_check(status: S) -> None:
    assert check(Stage().walk(status), XUCHANG, FACTS) == ()


def test_every_finding_cites_its_rule_and_says_what_it_asks_for() -> None:
    for status in S:
        if status is S.APPLIED:
            continue
        for finding in check(Stage().walk(status), XUCHANG, FACTS):
            assert finding.cites and finding.text.zh and finding.text.en
            assert finding.holds == (not finding.missing)


def test_where_the_application_comes_first_it_is_checked_before_the_study() -> None:
    stage = Stage(profile=PINGDINGSHAN)
    found = {missing.code for missing in missing_in(check(stage.walk(S.DRAFT), PINGDINGSHAN, FACTS))}
    assert found == {"no_collective_study", "no_written_application"}
