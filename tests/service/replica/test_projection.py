"""The replica: what was heard once, twice or out of order, it is the same."""

from libs.chassis.hearing import Heard, read_envelope
from libs.chassis.inbox import Verdict
from libs.contracts.directory import AccountRecorded
from libs.replica import lookups
from libs.replica.projection import project_account
from services.directory.accounts.store import find_actor
from services.directory.stable_ids import account_id, organ_id, person_id
from tests.service.directory.caller import Directory
from tests.service.replica.hearer import Hearer

CLERK = account_id("management-officer")


async def _two_changes(directory: Directory) -> None:
    """The account gets other roles, then is disabled."""
    rights = {"organ_id": str(organ_id("municipal-cdi")), "office_id": None, "roles": ["conduct"]}
    changed = await directory.post("sec-admin", f"/accounts/{CLERK}/roles", rights, version=2)
    disabled = await directory.post("sec-admin", f"/accounts/{CLERK}/disabling", {}, version=3)
    assert (changed.status_code, disabled.status_code) == (200, 200)


async def test_everything_the_directory_has_arrives(hearer: Hearer, directory: Directory) -> None:
    contents = await hearer.contents()
    for table in ("organ", "person", "relation", "account"):
        ((count,),) = await directory.rows(f"SELECT count(*) FROM {table}")
        assert len(contents[table]) == count > 20
    async with hearer.database.connect() as here, directory.running.database.connect() as there:
        for code in ("office1-officer", "cdi-secretary", "sec-admin"):
            actor = await lookups.find_actor(here, account_id(code))
            assert actor is not None
            assert actor == await find_actor(there, account_id(code))


async def test_hearing_everything_twice_changes_nothing(hearer: Hearer) -> None:
    before = await hearer.contents()
    again = await hearer.hear(*await hearer.deliveries())
    assert set(again) == {Verdict.DUPLICATE}
    assert await hearer.contents() == before


async def test_events_out_of_order_wait_for_those_before_them(hearer: Hearer, directory: Directory) -> None:
    await _two_changes(directory)
    deliveries = await hearer.deliveries(CLERK)
    third, fourth = deliveries[2:]
    assert await hearer.hear(fourth, third, fourth, third) == [
        Verdict.EARLY,
        Verdict.APPLIED,
        Verdict.APPLIED,
        Verdict.DUPLICATE,
    ]
    async with hearer.database.connect() as connection:
        assert await lookups.find_actor(connection, CLERK) is None


async def test_the_projection_alone_never_goes_back_to_an_older_version(hearer: Hearer, directory: Directory) -> None:
    """Without the inbox before it, a late old event must not give rights back."""
    await _two_changes(directory)
    deliveries = await hearer.deliveries(CLERK)
    await hearer.hear(*deliveries[2:])
    envelope = read_envelope(deliveries[0].raw)
    event = AccountRecorded.model_validate(envelope.data)
    late = Heard(event, envelope.subject, envelope.aggregateversion, envelope.time, envelope)
    before = await hearer.contents()
    async with hearer.database.begin() as connection:
        await project_account(connection, late)
    assert await hearer.contents() == before


async def test_an_enabled_account_is_known_again(hearer: Hearer, directory: Directory) -> None:
    await _two_changes(directory)
    enabled = await directory.post("sec-admin", f"/accounts/{CLERK}/enabling", {}, version=4)
    assert enabled.status_code == 200
    await hearer.hear(*(await hearer.deliveries(CLERK))[2:])
    async with hearer.database.connect() as connection:
        actor = await lookups.find_actor(connection, CLERK)
    assert actor is not None
    assert actor.roles == {"conduct"}


async def test_a_person_who_left_holds_no_post_from_that_day_on(hearer: Hearer, directory: Directory) -> None:
    from datetime import date

    person = person_id("housing-head")
    left = await directory.post("sys-admin", f"/people/{person}/ending", {"ended_on": "2025-06-01"}, version=1)
    assert left.status_code == 200
    await hearer.hear(*(await hearer.deliveries(person))[1:])
    async with hearer.database.connect() as connection:
        bureau = organ_id("housing-bureau")
        assert person in await lookups.persons_holding(connection, bureau, "principal", date(2025, 5, 31))
        assert person not in await lookups.persons_holding(connection, bureau, "principal", date(2025, 6, 1))


async def test_the_replica_has_no_column_for_a_name(hearer: Hearer) -> None:
    said = str(await hearer.contents())
    assert said.isascii()
    assert "approval-clerk" in said
