"""People of the access proofs who are like nobody else: named in cases, with two roles, two accounts, or none."""

from collections.abc import Iterator

from libs.kernel.roles import Role as R
from tests.support.access_people import OPENED_ON, Persona, Tie, generated, tie
from tests.support.access_specials_cleared import involved
from tests.support.access_specials_held import held_to_account

NOBODY = Persona("nobody", frozenset({R.CDI_SECRETARY}), "cdi", known=False)
"""An account that no service has heard of."""

_Special = tuple[Persona, list[Tie]]


def specials() -> Iterator[_Special]:
    """All of them, each with the ties that it alone has."""
    yield from _named_in_cases()
    yield from _of_two_roles()
    yield from _over_other_offices()
    yield from _accounts_of_their_own_kind()
    yield from involved()
    yield from held_to_account()


def _named_in_cases() -> Iterator[_Special]:
    """Drafter who has since gone elsewhere, handlers, and members of panels: of the organ, of others, of units."""
    for persona in (
        Persona("drafter", frozenset({R.UNIT_CLERK}), "schools"),
        Persona("handler", frozenset({R.SUP_OFFICER}), "cdi", "cdi/office/holds"),
        Persona("handler-elsewhere", frozenset({R.SUP_OFFICER}), "cdi", "cdi/office/never"),
        Persona("chair", frozenset({R.CASE_TRIAL}), "cdi", "cdi/trial"),
        Persona("panelist", frozenset({R.SVC_MEMBER}), "cdi"),
        Persona("panelist-office", frozenset({R.SUP_OFFICER}), "cdi", "cdi/office/never"),
        Persona("panelist-foreign", frozenset({R.SC_MEMBER}), "county"),
        Persona("panelist-unit", frozenset({R.UNIT_CLERK}), "schools"),
        Persona("panelist-administrator", frozenset({R.SYS_ADMIN}), "cdi"),
        Persona("panelist-late", frozenset({R.CASE_TRIAL}), "cdi", "cdi/trial"),
        Persona("chair-county", frozenset({R.CASE_TRIAL}), "county", "county/trial"),
        Persona("panelist-county", frozenset({R.CADRE_SUP}), "county"),
        Persona("late-secretary", frozenset({R.CDI_SECRETARY}), "cdi"),
        Persona("late-clerk", frozenset({R.UNIT_CLERK}), "housing"),
        Persona("late-officer", frozenset({R.SUP_OFFICER}), "cdi", "cdi/office/holds"),
    ):
        yield persona, []


def _of_two_roles() -> Iterator[_Special]:
    """Two roles give what either gives, and no more: neither lends the other its relation or its sections."""
    yield Persona("officer+recorder", frozenset({R.SUP_OFFICER, R.SC_RECORDER}), "cdi", "cdi/office/ended"), []
    yield Persona("clerk+officer", frozenset({R.UNIT_CLERK, R.SUP_OFFICER}), "housing"), []
    yield Persona("subject+clerk", frozenset({R.SUBJECT, R.UNIT_CLERK}), "housing"), []
    yield Persona("subject+judge", frozenset({R.SUBJECT, R.THIRD_PARTY_JUDGE}), "cdi"), []
    for code, roles, home in (
        ("clerk+leader", {R.UNIT_CLERK, R.CITY_LEADER}, "schools"),
        ("leader+secretary", {R.CITY_LEADER, R.CDI_SECRETARY}, "cdi"),
        ("leader+member", {R.CITY_LEADER, R.SC_MEMBER}, "cdi"),
        ("leader+head", {R.CITY_LEADER, R.UNIT_PARTY_HEAD}, "housing"),
    ):
        persona = Persona(code, frozenset(roles), home)
        yield persona, list(tie("portfolio", persona.person_id, "housing", "holds"))


def _over_other_offices() -> Iterator[_Special]:
    """Leaders in charge of offices whose own tie to the unit has ended, is to come, or is to another unit."""
    for period in ("ended", "coming", "never", "last_day"):
        persona = Persona(f"leader-over-{period}", frozenset({R.CDI_LEADER_IN_CHARGE}), "cdi")
        yield persona, list(tie("portfolio", persona.person_id, f"cdi/office/{period}", "holds"))
    persona = Persona("leader-of-schools", frozenset({R.CITY_LEADER}), "government")
    yield persona, list(tie("portfolio", persona.person_id, "schools", "holds"))
    persona = Persona("leader-of-both-times", frozenset({R.CITY_LEADER}), "government")
    before = list(tie("portfolio", persona.person_id, "housing", "ended_before"))
    assert before[0].until == OPENED_ON
    yield persona, [*before, *tie("portfolio", persona.person_id, "housing", "coming")]


def _accounts_of_their_own_kind() -> Iterator[_Special]:
    """Second accounts of one person, accounts without roles or with unknown ones, disabled, unheard of, misplaced."""
    recused = f"{R.SUP_HEAD}@cdi/recused"
    yield Persona("second-of-recused", frozenset({R.CDI_SECRETARY}), "cdi", person=recused), []
    leader, _ = generated(R.CITY_LEADER, "government", "holds")
    yield Persona("second-of-leader", frozenset({R.CITY_LEADER}), "committee", person=leader.code), []
    yield Persona("second-without-role", frozenset({R.BUREAU}), "committee", person=leader.code), []
    yield Persona("roleless", frozenset(), "cdi", "cdi/office/holds"), []
    yield Persona("of-the-future", frozenset({"role_to_come"}), "cdi", "cdi/office/holds"), []
    yield Persona("misplaced", frozenset({R.SUP_HEAD}), "county", "cdi/office/holds"), []
    yield Persona("machine", frozenset({R.BUREAU}), "committee", person="second-without-role"), []
    yield Persona("disabled", frozenset({R.CDI_SECRETARY}), "cdi", disabled=True), []
    yield NOBODY, []
