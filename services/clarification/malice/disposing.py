"""What may follow for the accuser: routes by what the accuser is, aggravating factors, letters of transfer (P-04)."""

from collections.abc import Collection, Iterator

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.clarification.malice.commands_decision import DisposeMalice
from services.clarification.malice.malice import Malice
from services.clarification.malice.refusals_decision import (
    AccuserKindUnknown,
    AggravationUnknown,
    RepeatNotWeighed,
    RouteNotForAccuser,
    TransfersDoNotMatch,
)
from services.clarification.refusing import finding, unless

_FOUND_BY = "repeat_report"


def assess_disposal(malice: Malice, command: DisposeMalice, profile: Profile) -> tuple[Finding, ...]:
    """Whether kinds, routes, factors and letters fit each other and what the index of leads knows."""
    return (
        finding(AccuserKindUnknown, _kinds(command, profile)),
        finding(RouteNotForAccuser, _routes(command, profile)),
        finding(AggravationUnknown, _factors(command, profile)),
        finding(RepeatNotWeighed, _repeat(malice, command, profile)),
        finding(TransfersDoNotMatch, _letters(command, profile)),
    )


def known_factors(malice: Malice, profile: Profile) -> tuple[str, ...]:
    """The aggravating factors known beforehand: a repeat after conclusion that the index of leads found (C-11)."""
    factors = profile.list("aggravating_factors").items
    found = (factor.code for factor in factors if factor.attributes.get("found_by") == _FOUND_BY)
    return tuple(found) if malice.repeats_concluded else ()


def routes_open_to(kinds: Collection[str], profile: Profile) -> frozenset[str]:
    """The routes open to an accuser of these kinds; whoever is of two kinds has those of both."""
    listed = profile.list("accuser_kinds")
    rows = (row for row in map(listed.get, kinds) if row is not None)
    return frozenset(str(route) for row in rows for route in _listed(row.attributes.get("routes")))


def _listed(value: object) -> Collection[object]:
    return value if isinstance(value, tuple | list) else ()


def _kinds(command: DisposeMalice, profile: Profile) -> Iterator[Missing | None]:
    known = profile.list("accuser_kinds")
    yield unless(bool(command.accuser_kinds), AccuserKindUnknown, "/accuser_kinds")
    for index, kind in enumerate(command.accuser_kinds):
        yield unless(kind in known, AccuserKindUnknown, f"/accuser_kinds/{index}")


def _routes(command: DisposeMalice, profile: Profile) -> Iterator[Missing | None]:
    open_to = routes_open_to(command.accuser_kinds, profile)
    yield unless(bool(command.routes), RouteNotForAccuser, "/routes")
    for index, route in enumerate(command.routes):
        fits = route in open_to and route not in command.routes[:index]
        yield unless(fits, RouteNotForAccuser, f"/routes/{index}")


def _factors(command: DisposeMalice, profile: Profile) -> Iterator[Missing | None]:
    known = profile.list("aggravating_factors")
    for index, factor in enumerate(command.aggravating):
        yield unless(factor in known, AggravationUnknown, f"/aggravating/{index}")


def _repeat(malice: Malice, command: DisposeMalice, profile: Profile) -> Iterator[Missing | None]:
    for factor in known_factors(malice, profile):
        weighed = (factor in command.aggravating) != bool(command.repeat_set_aside)
        yield unless(weighed, RepeatNotWeighed, "/aggravating")


def _letters(command: DisposeMalice, profile: Profile) -> Iterator[Missing | None]:
    listed = profile.list("disposal_routes")
    taken = [row for row in map(listed.get, command.routes) if row is not None]
    leading = {row.code for row in taken if row.attributes.get("transfer") is True}
    sent = [order.route for order in command.transfers]
    for route in sorted(leading):
        yield unless(sent.count(route) == 1, TransfersDoNotMatch, "/transfers")
    for index, route in enumerate(sent):
        yield unless(route in leading, TransfersDoNotMatch, f"/transfers/{index}/route")
