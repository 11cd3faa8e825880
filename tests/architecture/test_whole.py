"""What must hold over all services together: refusals in two languages, codes unique, documents complete."""

import importlib
import re
from functools import cache
from pathlib import Path

import pytest

from libs.chassis.app import build_app
from libs.chassis.openapi_lint import lint
from libs.chassis.problem_catalogue import catalogue, twins
from libs.chassis.process import Part, Running, Service
from libs.chassis.settings import Settings
from libs.policy import PolicyBook

SERVICES = ("directory", "filing", "clarification", "accountability", "supervision", "vault")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def declared(name: str) -> Service:
    """The declaration of a service."""
    service = importlib.import_module(f"services.{name}.main").SERVICE
    assert isinstance(service, Service)
    return service


def test_every_refusal_speaks_chinese_and_english() -> None:
    for name in SERVICES:
        declared(name)
    importlib.import_module("gateway.app")
    known = catalogue()
    assert len(known) > 100
    wrong = [k.code for k in known if not _CHINESE.search(k.title.zh) or _CHINESE.search(k.title.en) or not k.title.en]
    assert wrong == []


def test_no_two_refusals_share_a_code() -> None:
    for name in SERVICES:
        declared(name)
    importlib.import_module("gateway.app")
    assert twins() == ()


@pytest.mark.parametrize("name", SERVICES)
def test_the_openapi_document_is_complete(name: str, keys: Path) -> None:
    settings = Settings(
        service=name,
        database_url="postgresql+asyncpg://nobody@/none",
        nats_url="",
        keys=keys,
        policies=Path("policies"),
    )
    app = build_app(Running(declared(name), settings, Part.WEB))
    assert lint(app.openapi()) == []


def test_every_event_a_service_hears_is_published_by_someone() -> None:
    published = {event for name in SERVICES for event in declared(name).publishes}
    heard = {
        contract
        for name in SERVICES
        for follow in declared(name).follows
        for contract in (*follow.reactions, *follow.contracts)
    }
    assert heard
    assert {event.event_type for event in heard - published} == set()


def test_every_act_has_a_row_in_the_lifecycle_of_its_case_type() -> None:
    profile = PolicyBook.load(Path("policies")).profile("xuchang", "2023-01")
    other = PolicyBook.load(Path("policies")).profile("pingdingshan", "2022-03")
    for name in SERVICES:
        for case_type in declared(name).types:
            rows = case_type.lifecycle(profile).acts | case_type.lifecycle(other).acts
            assert set(case_type.act_by_name) <= rows, case_type.name
