"""Who steals disks, dumps, logs or the broker's store does not learn who reported: canaries and a byte search."""

import base64
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.support.canaries import CANARIES, CONTROLS, ENCODINGS, Searched
from tests.support.canary_flight import Flight, plant, search
from tests.support.figures import record
from tests.support.whole_city import WholeCity, whole_city

pytestmark = pytest.mark.access

FEW, MANY = 100, 2000


@pytest.fixture
def running_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeCity]:
    """Everything, on stores that nobody else writes to."""
    with whole_city(tmp_path_factory.mktemp("canaries") / "city") as city:
        yield city


def flown(city: WholeCity, count: int) -> Flight:
    """So many canaries let loose."""
    with httpx.Client(base_url=city.address, timeout=30, trust_env=False) as http:
        flight = Flight(city, http)
        flight.fly(count)
        flight.open_some(share=8)
        flight.look_around()
    assert flight.leaked == []
    assert flight.became["read"] >= count // 20
    return flight


def shown_to_find(city: WholeCity) -> None:
    """The same search finds what is planted in clear, in each store and in each form."""
    plant(city)
    found = search(city, CONTROLS).hits
    assert set(CONTROLS.forms()) == found["files/planted"]
    places = "\n".join(place for place, labels in found.items() if "name utf-8 plain" in labels)
    for store in ("store/base/", "pg_wal/", "jetstream/", ".log", "dump of vault"):
        assert store in places, store


@pytest.mark.timeout(600)
def test_no_byte_anywhere_tells_who_reported(running_city: WholeCity) -> None:
    flown(running_city, FEW)
    found = search(running_city, CANARIES)
    assert found.hits == {}
    assert found.files > 1000
    shown_to_find(running_city)


@pytest.mark.access
@pytest.mark.timeout(3600)
def test_of_two_thousand_reporters_no_byte_tells_anything(running_city: WholeCity) -> None:
    started = time.monotonic()
    flight = flown(running_city, MANY)
    found = search(running_city, CANARIES)
    record(
        canaries=MANY,
        canary_hits=sum(len(labels) for labels in found.hits.values()),
        canary_fates=dict(sorted(flight.became.items())),
        canary_forms=len(found.forms),
        canary_files=found.files,
        canary_megabytes=round(found.bytes_read / 1e6),
        canary_seconds=round(time.monotonic() - started),
    )
    assert found.hits == {}
    shown_to_find(running_city)


@pytest.mark.parametrize("offset", range(4))
def test_the_search_finds_a_value_in_every_encoding_wherever_it_begins(offset: int) -> None:
    for kind in CANARIES.kinds:
        for encoding in ENCODINGS:
            raw = bytes(offset) + f"前{kind.value(7)}后".encode(encoding)
            for form in (raw, raw.hex().encode(), raw.hex().upper().encode(), base64.b64encode(raw)):
                searched = Searched(CANARIES.forms())
                searched.content("somewhere", b"x" * 9000 + bytes(20_000) + form)
                assert searched.hits, (kind.name, encoding, form[:4])


def test_what_holds_no_canary_has_no_hit() -> None:
    searched = Searched(CANARIES.forms())
    searched.content("somewhere", "某群众反映审批局收受礼金 411000199001010011".encode())
    assert searched.hits == {}
