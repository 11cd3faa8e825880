"""Disclosure windows and disclosures as their acts see them: persons, papers that satisfy every guard, no database.

window = window_from(date(2026, 5, 6), date(2026, 6, 5))
statement = assessed(received(window))
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.kernel.actor import CLOCK, SHANGHAI, Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.roles import Role as R
from services.accountability.disclosures.case_type import DISCLOSURE_STATEMENT, DISCLOSURE_WINDOW
from services.accountability.disclosures.commands import FactorStated, MatterNamed, OpenWindow
from services.accountability.disclosures.facts import LinkFacts, OfficerFacts, ReceiptFacts, WindowFacts
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.window import DisclosureWindow
from services.accountability.disclosures.wording import Leniency, LinkKind
from tests.support.accountability_followups_papers import book

STARTS: Final = date(2026, 5, 6)
ENDS: Final = date(2026, 6, 5)
_SERIAL = count(1)


def called(name: str) -> UUID:
    """The identity of a person, organ or case of that name."""
    return uuid5(NAMESPACE_OID, f"disclosure/{name}")


ROLES: Final[Mapping[str, R]] = {
    "leader": R.CDI_LEADER_IN_CHARGE,
    "handler": R.SUP_OFFICER,
    "second": R.SUP_OFFICER,
    "third": R.DISPATCHED_OFFICER,
    "stranger": R.SUP_OFFICER,
    "management": R.CASE_MGMT,
    "villager": R.SUBJECT,
}


def at_office(day: date, hour: int = 12, minute: int = 0, second: int = 0, micro: int = 0) -> datetime:
    """That time of the day on the clock of the office, as an aware UTC instant."""
    return datetime.combine(day, time(hour, minute, second, micro), SHANGHAI).astimezone(UTC)


def on_duty(who: str, at: datetime) -> Occasion:
    """That person acting then, with fresh identities."""
    organ = called("unit") if who == "villager" else called("organ")
    office = None if who == "villager" else called("office")
    actor = CLOCK if who == "clock" else Actor(called(f"a-{who}"), called(who), organ, office, frozenset({ROLES[who]}))
    serial, ids = next(_SERIAL), count(1)
    return Occasion(actor, at, book().in_force("xuchang", STARTS), lambda: called(f"fresh-{serial}-{next(ids)}"))


OFFICERS: Final = frozenset(called(one) for one in ("handler", "second", "third", "stranger", "villager"))
PAIR: Final = (called("handler"), called("second"))
NOTICE: Final[dict[str, Any]] = {
    "notice_number": "许纪告〔2026〕1号",
    "notice": "敦促限期主动说明问题",
    "starts_on": STARTS,
    "ends_on": ENDS,
    "unit_ids": (called("unit"),),
    "persons": "镇、街道、部门有关人员",
    "matters": (MatterNamed(text="集体资金", financial=True), MatterNamed(text="失职渎职", financial=False)),
    "handler_ids": PAIR,
}
WINDOW_FACTS: Final = WindowFacts(OFFICERS, frozenset({called("unit"), called("county")}))


def open_window(loaded: WindowFacts = WINDOW_FACTS, **changes: Any) -> Outcome[DisclosureWindow]:
    """A notice, with everything in order but for the changes."""
    command = OpenWindow(**{**NOTICE, **changes})
    at = at_office(STARTS)
    return DISCLOSURE_WINDOW.act_by_name["open"].perform(command, on_duty("leader", at), loaded)


def window_from(starts: date = STARTS, ends: date = ENDS) -> DisclosureWindow:
    """A window of that period."""
    return replace(open_window().case, starts_on=starts, ends_on=ends, version=1)


def on_window(window: DisclosureWindow, act: str, who: str, at: datetime, **given: Any) -> Outcome[DisclosureWindow]:
    """The outcome of an act on a window."""
    known = DISCLOSURE_WINDOW.act_by_name[act]
    return known.perform(window, known.command(**given), on_duty(who, at), WINDOW_FACTS)


def receipt(window: DisclosureWindow | None, **changes: Any) -> ReceiptFacts:
    """What receiving must know: the person is of the unit in scope."""
    unit = frozenset({called("unit")})
    return replace(ReceiptFacts(window, units=unit, in_scope=unit), **changes)


def handed_in(
    window: DisclosureWindow, at: datetime | None = None, loaded: ReceiptFacts | None = None, **given: Any
) -> DisclosureStatement:
    """A disclosure with the own account."""
    known = DISCLOSURE_STATEMENT.act_by_name["hand_in"]
    command = known.command(**{"window_id": window.id, "content": "说明三笔支出", **given})
    outcome = known.perform(command, on_duty("villager", at or at_office(STARTS)), loaded or receipt(window))
    assert isinstance(outcome.case, DisclosureStatement)
    return replace(outcome.case, version=1)


def received(
    window: DisclosureWindow,
    who: str = "handler",
    at: datetime | None = None,
    loaded: ReceiptFacts | None = None,
    **given: Any,
) -> DisclosureStatement:
    """A disclosure recorded by an officer."""
    at = at or at_office(STARTS)
    known = DISCLOSURE_STATEMENT.act_by_name["receive"]
    stated = {"window_id": window.id, "person_id": called("villager"), "unit_id": called("unit"), "received_at": at,
              "content": "说明工程发包"}  # fmt: skip
    outcome = known.perform(known.command(**{**stated, **given}), on_duty(who, at), loaded or receipt(window))
    assert isinstance(outcome.case, DisclosureStatement)
    return replace(outcome.case, version=1)


def factor(code: str = "self_check", reasoning: str = "自行清账", evidence: str = "卷一") -> FactorStated:
    """A factor with its finding."""
    return FactorStated(factor=code, reasoning=reasoning, evidence=evidence)


ASSESSED: Final[dict[str, Any]] = {
    "frank": True,
    "frank_reasons": "与账目相符",
    "complete": True,
    "complete_reasons": "未见隐瞒",
    "handed_in_cents": 3_260_000,
    "handed_in_reference": "收据12号",
    "problems": 3,
    "proposal": Leniency.LIGHTER,
    "proposal_reasons": "限期内坦诚完整",
}
STATED: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "assess": ("handler", ASSESSED),
    "confirm": ("second", {"opinion": "同意"}),
    "return_assessment": ("second", {"reasons": "未核对第三笔"}),
    "link": ("handler", {"kind": LinkKind.CASE, "id": called("case"), "note": "同一事项"}),
    "name_handlers": ("management", {"handler_ids": (called("second"), called("third"))}),
    "step_aside": ("handler", {"ground": "close_relative"}),
}


def on_statement(
    statement: DisclosureStatement,
    act: str,
    by: str = "",
    at: datetime | None = None,
    loaded: Any = None,
    **changes: Any,
) -> Outcome[DisclosureStatement]:
    """The outcome of an act on a disclosure, with everything in order but for the changes."""
    who, stated = STATED[act]
    known = DISCLOSURE_STATEMENT.act_by_name[act]
    command = known.command(**{**stated, **changes})
    facts = loaded or (LinkFacts(True) if act == "link" else OfficerFacts(OFFICERS))
    return known.perform(statement, command, on_duty(by or who, at or at_office(ENDS)), facts)


def assessed(statement: DisclosureStatement, **changes: Any) -> DisclosureStatement:
    """The same, assessed by two persons."""
    return on_statement(on_statement(statement, "assess", **changes).case, "confirm").case
