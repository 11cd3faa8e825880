"""How a request may write a day or an instant."""

from datetime import UTC, date, datetime

import pytest
from pydantic import BaseModel, ValidationError

from libs.kernel.days import Day, Instant
from libs.kernel.finding import Missing


class Asked(BaseModel):
    on: Day | None = None
    at: Instant | None = None


def refused(**asked: object) -> str:
    """The code with which what was asked is refused."""
    with pytest.raises(ValidationError) as found:
        Asked.model_validate(asked)
    (error,) = found.value.errors()
    said = error.get("ctx", {}).get("error")
    missing = said.args[0] if isinstance(said, ValueError) else None
    return missing.code if isinstance(missing, Missing) else error["type"]


@pytest.mark.parametrize("written", ["1900-01-01", "2026-02-28", "2199-12-31", date(2026, 3, 9)])
def test_a_day_is_written_in_one_way(written: object) -> None:
    assert str(Asked.model_validate({"on": written}).on) == str(written)


@pytest.mark.parametrize("written", [0, 1e10, True, "0", "1699920000", "2026-03-09T00:00:00", "20260309", "", [], {}])
def test_a_count_of_seconds_or_an_instant_is_no_day(written: object) -> None:
    assert refused(on=written) == "date_parsing"


@pytest.mark.parametrize("written", ["2026-02-30", "２０２６-03-09", "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused_by_its_form(written: str) -> None:
    assert refused(on=written).startswith("date_")


@pytest.mark.parametrize("written", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_beyond_the_years_of_an_office_is_refused(written: str) -> None:
    assert refused(on=written) == "date_out_of_range"


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1899-12-31T23:59:59Z"])
def test_an_instant_beyond_them_is_refused_too(written: str) -> None:
    assert refused(at=written) == "date_out_of_range"


@pytest.mark.parametrize("written", [1700000000, "1700000000", "2026-03-09", "", None])
def test_an_instant_has_a_date_and_a_time(written: object) -> None:
    if written is None:
        assert Asked.model_validate({"at": None}).at is None
    else:
        assert refused(at=written) == "datetime_parsing"


def test_an_instant_has_a_time_zone() -> None:
    assert refused(at="2026-03-09T12:00:00") == "timezone_aware"
    asked = Asked.model_validate({"at": "2026-03-09T12:00:00+08:00"})
    assert asked.at == datetime(2026, 3, 9, 4, tzinfo=UTC)
    assert Asked.model_validate_json(asked.model_dump_json()) == asked
