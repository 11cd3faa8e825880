"""Who reads the watch list and the watched obligations: by relation to the unit on the day; never the unit."""

from datetime import date
from typing import Any

import pytest

from tests.support import small_city
from tests.support.filing_story import filing_of, in_execution, obligation_of, opened
from tests.support.reacting import Reactor
from tests.support.small_city import ACCOUNTS, HOUSING, SCHOOLS

OF_HOUSING = ("office1-head", "office1-officer", "body1-head", "body1-officer")
OF_SCHOOLS = ("office2-head", "office2-officer")
OF_THE_ORGAN = ("deputy", "member", "secretary", "deputy-secretary", "conduct-officer", "case-manager")
ENTITLED = (*OF_HOUSING, *OF_THE_ORGAN)
OTHERS = tuple(sorted(set(ACCOUNTS) - set(ENTITLED)))
NOBODY = tuple(sorted(set(OTHERS) - set(OF_SCHOOLS)))
NOT_FOUND = "00000000-0000-7000-8000-000000000000"


async def a_watch(reactor: Reactor, unit: Any = HOUSING) -> tuple[str, str]:
    """The addresses of a watch entry and of an obligation of a unit."""
    filing = filing_of(reactor, unit)
    duty = obligation_of(reactor, filing)
    await reactor.hear(*in_execution(filing, (duty,)), opened(duty))
    return f"/v1/watch-list/{filing.id}", f"/v1/watched-obligations/{duty.id}"


def said(body: dict[str, Any]) -> dict[str, Any]:
    """A problem without the number of the request and the address asked."""
    return {name: value for name, value in body.items() if name not in ("instance", "request_id")}


async def test_offices_and_bodies_of_the_unit_and_the_organs_leaders_read_it(reactor: Reactor) -> None:
    for address in await a_watch(reactor):
        answers = {who: (await reactor.get(who, address)).status_code for who in ENTITLED}
        assert answers == dict.fromkeys(ENTITLED, 200)


async def test_nobody_else_learns_that_there_is_anything(reactor: Reactor) -> None:
    for address in await a_watch(reactor):
        absent = (await reactor.get("secretary", f"{address.rsplit('/', 1)[0]}/{NOT_FOUND}")).json()
        for who in OTHERS:
            answer = await reactor.get(who, address)
            assert (who, answer.status_code, said(answer.json())) == (who, 404, said(absent))


@pytest.mark.parametrize("resource", ["watch-list", "watched-obligations"])
async def test_lists_hold_what_the_reader_may_know_and_count_no_more(reactor: Reactor, resource: str) -> None:
    for unit in (HOUSING, SCHOOLS):
        await a_watch(reactor, unit)
    expected = dict.fromkeys(OF_THE_ORGAN, 2) | dict.fromkeys((*OF_HOUSING, *OF_SCHOOLS), 1) | dict.fromkeys(NOBODY, 0)
    for who, number in expected.items():
        page = (await reactor.get(who, f"/v1/{resource}")).json()
        assert (who, page["total"], len(page["items"])) == (who, number, number)


async def test_a_body_that_is_no_longer_resident_reads_nothing(reactor: Reactor) -> None:
    address, _ = await a_watch(reactor)
    assert (await reactor.get("body1-head", address)).status_code == 200
    await small_city.end(reactor, "residency-housing", date(2021, 1, 1))
    assert (await reactor.get("body1-head", address)).status_code == 404


@pytest.mark.parametrize("which", [0, 1])
async def test_a_reader_who_has_the_version_is_told_that_nothing_changed(reactor: Reactor, which: int) -> None:
    address = (await a_watch(reactor))[which]
    first = await reactor.get("secretary", address)
    assert first.headers["ETag"] == f'"{first.json()["version"]}"'
    assert (await reactor.get("secretary", address, **{"If-None-Match": first.headers["ETag"]})).status_code == 304
    assert (await reactor.get("secretary", address, **{"If-None-Match": '"77"'})).status_code == 200


async def test_whoever_shows_no_token_is_not_answered(reactor: Reactor) -> None:
    assert (await reactor.client.get("/v1/watch-list")).status_code == 401


async def test_the_description_may_be_published(reactor: Reactor) -> None:
    document = (await reactor.client.get("/openapi.json")).json()
    assert await reactor.faults() == []
    assert {"/v1/watch-list", "/v1/watch-list/{filing_id}", "/v1/watched-obligations"} <= set(document["paths"])


async def test_every_code_of_the_service_has_its_words(reactor: Reactor) -> None:
    names = (await reactor.get("secretary", "/v1/dictionaries")).json()["names"]
    leads = ["lead_bypass", "lead_competence", "lead_disposition", "lead_dispositions", "lead_finding", "lead_hand"]
    leads += ["lead_kind", "lead_kinds", "lead_status", "lead_transfer_status", "recusal_grounds"]
    sources = ["circular_level", "circular_status", "criticism_status", "source_level", "task_role", "task_roles"]
    sources += ["ranking_kind", "ranking_side", "ranking_status"]
    sources += ["import_kind", "import_status", "import_taken", "import_via"]
    units = ["unit_watch_leaving", "unit_watch_status", "unit_watched_for", "watch_leaving", "watch_reason"]
    units += ["watch_status", "watched_obligation_status", "coverage_scope", "coverage_state", "proposed_for"]
    visits = ["concern_sources", "objection_outcomes", "objection_status", "topic_marks", "unannounced_marks"]
    visits += ["visit_kind", "visit_kinds", "visit_methods", "visit_status"]
    problems = ["check_way", "common_problem_status", "escalation_reasons", "formalism_aspects", "problem_kind"]
    problems += ["problem_levels", "problem_natures", "problem_source", "problem_status", "rectification_terms"]
    problems += ["slip_colours", "supervision_texts", "verification_result", "verification_way"]
    tasks = ["central_work_kinds", "milestone_state", "milestone_verdict", "task_light", "task_status"]
    others = ["liaison_kinds", "liaison_meeting_status", "measure_end", "staff_request_kinds", "staff_request_status"]
    others += ["supervision_list_kinds", "supervision_list_status"]
    assert names == sorted([*leads, *sources, *units, *visits, *problems, *tasks, *others])
