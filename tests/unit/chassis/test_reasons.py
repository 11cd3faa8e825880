"""Each reason to see a case is a query of its own: none twice, none that a wider one contains, each by an index."""

from sqlalchemy import ARRAY, Boolean, ClauseElement, Column, ColumnElement, MetaData, Table, Uuid, and_, or_
from sqlalchemy.dialects.postgresql import dialect

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.chassis.reasons import Cut, Listing, Reason, apart, counted, page_of, reasons_of, written
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text

CASES = Table(
    "matter",
    MetaData(),
    Column("id", Uuid),
    Column("organ_id", Uuid),
    Column("office_id", Uuid),
    Column("member_ids", ARRAY(Uuid)),
    Column("urgent", Boolean),
)
ROW = CASES.c
OURS = ROW.organ_id == Who.organ
DIALECT = dialect()  # type: ignore[no-untyped-call]
SECTION = Section("whole", Text("全部", "All"), Sensitivity.C1)


def ground(code: str, holds: ColumnElement[bool], role: R = R.SUP_OFFICER) -> Ground:
    return Ground(code, Text(code, code), Rule("S-05"), (role,), holds, opens=("whole",))


def reasons(*grounds: Ground, role: R = R.SUP_OFFICER) -> tuple[Reason, ...]:
    return reasons_of(Access(sections=(SECTION,), grounds=grounds), frozenset({role}))


def sql(of: ClauseElement) -> str:
    return str(of.compile(dialect=DIALECT))


def test_alternatives_of_a_ground_are_reasons_of_their_own() -> None:
    found = reasons(ground("either", and_(OURS, or_(ROW.office_id == Who.office, ROW.urgent))))
    assert len(found) == 2
    assert all("organ_id" in sql(reason.holds) for reason in found)


def test_a_reason_that_a_wider_one_contains_is_not_asked() -> None:
    found = reasons(
        ground("office", and_(OURS, ROW.office_id == Who.office)), ground("organ", OURS), ground("same", OURS)
    )
    assert [sql(reason.holds) for reason in found] == [sql(OURS)]


def test_to_be_one_of_those_a_case_names_is_answered_by_an_index_and_rare() -> None:
    (found,) = reasons(ground("member", and_(OURS, Who.person == ROW.member_ids.any_())))
    assert found.is_rare
    assert "@> ARRAY" in sql(found.holds) and "ANY" not in sql(found.holds)
    assert [sql(one) for one in apart(OURS)] == [sql(OURS)]


def test_grounds_of_other_roles_give_no_reason_and_without_reason_nothing_is_found() -> None:
    nobody = reasons(ground("organ", OURS, R.CASE_MGMT))
    listing = Listing(ROW.id, (), lambda _keys, row_id: [row_id], ())
    assert nobody == ()
    assert "false" in sql(counted(nobody, listing))


def test_beyond_a_dozen_reasons_grounds_are_not_taken_apart() -> None:
    many = or_(*(and_(OURS, ROW.office_id == Who.office, ROW.urgent, Who.person == ROW.member_ids.any_(), one)
                 for one in [ROW.id != Who.person for _ in range(13)]))  # fmt: skip
    assert len(reasons(ground("many", many))) == 1


def test_a_page_cuts_each_reason_off_before_they_are_put_together() -> None:
    found = reasons(ground("office", ROW.office_id == Who.office), ground("urgent", ROW.urgent))
    listing = Listing(ROW.id, (ROW.organ_id,), lambda keys, row_id: [*keys, row_id], ())
    page = sql(page_of(found, listing, Cut(written(20), written(40), written(60))).select())
    assert page.count("ORDER BY") == 3 and page.count("LIMIT") == 3
    assert " UNION " in page
