"""Which limits run in which status, and since when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from libs.kernel.deadlines import due
from services.filing.filings.limits import Running, running
from services.filing.filings.status import FilingStatus as S
from tests.support.filing_papers import DAY, form
from tests.support.filings import BOOK, XUCHANG, Stage
from tests.unit.filing.test_gate_guards import emergency


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        (S.DRAFT, set()),
        (S.STUDIED, {"filing.minutes_age"}),
        (S.GATEKEEPING, set()),
        (S.SUBMITTED, {"filing.completeness", "filing.total"}),
        (S.RETURNED, {"filing.correction", "filing.total"}),
        (S.REVIEWING, {"filing.review_complex", "filing.total"}),
        (S.REPORTED, {"filing.consultation", "filing.total"}),
        (S.CONSULTING, {"filing.consultation", "filing.total"}),
        (S.DELIBERATING, {"filing.standing_committee", "filing.total"}),
        (S.ACCEPTED, {"filing.notice", "filing.total"}),
        (S.IN_EXECUTION, {"filing.aftercare_report"}),
        (S.REJECTED, set()),
        (S.CLOSED, set()),
    ],
)
def test_each_status_has_its_limits(status: S, codes: set[str]) -> None:
    assert {limit.code for limit in running(Stage().walk(status), XUCHANG)} == codes


def test_the_urgent_lane_is_checked_in_one_working_day() -> None:
    stage = Stage()
    command = stage.command("draft", form=form(urgent=True))
    filing = stage.walk(S.SUBMITTED, stage.move(stage.move(None, "draft", command=command), "attach"))
    (limit,) = [limit for limit in running(filing, XUCHANG) if limit.code.startswith("filing.completeness")]
    assert limit == Running("filing.completeness_urgent", DAY)
    assert due(XUCHANG.limit(limit.code), limit.start_on, BOOK.calendar).due_on == DAY + timedelta(days=1)


def test_an_ordinary_review_has_the_shorter_term() -> None:
    stage = Stage()
    ordinary = stage.command("open_review", major_complex=False)
    filing = stage.move(stage.walk(S.SUBMITTED), "open_review", command=ordinary)
    assert "filing.review" in {limit.code for limit in running(filing, XUCHANG)}


def test_the_overall_target_rests_while_the_filing_is_back_with_the_unit() -> None:
    stage = Stage()
    returned = stage.walk(S.RETURNED)
    (total,) = [limit for limit in running(returned, XUCHANG) if limit.code == "filing.total"]
    assert total.pauses == ((DAY, None),)
    back = stage.move(returned, "resubmit", on=DAY + timedelta(days=4))
    (total,) = [limit for limit in running(back, XUCHANG) if limit.code == "filing.total"]
    assert (total.start_on, total.pauses) == (DAY, ((DAY, DAY + timedelta(days=4)),))


def test_the_review_term_starts_again_when_the_committee_asks() -> None:
    stage = Stage()
    later = DAY + timedelta(days=9)
    asked = stage.move(stage.walk(S.DELIBERATING), "send_back", on=later)
    (review,) = [limit for limit in running(asked, XUCHANG) if limit.code == "filing.review_complex"]
    assert review.start_on == later


def test_a_late_filing_has_its_term_until_it_is_presented() -> None:
    stage = Stage()
    command = stage.command("draft", form=form(code="xc_p7", emergency=emergency()))
    draft = stage.move(None, "draft", command=command)
    assert running(draft, XUCHANG) == (Running("filing.late_filing", emergency().began_on),)
    presented = stage.walk(S.GATEKEEPING, stage.move(draft, "attach"))
    assert running(presented, XUCHANG) == ()


def test_a_limit_that_the_profile_does_not_know_does_not_run() -> None:
    bare = replace(XUCHANG, limits={})
    assert running(Stage().walk(S.SUBMITTED), bare) == ()
