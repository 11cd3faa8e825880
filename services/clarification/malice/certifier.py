"""Which organ may certify: prefecture-city level or above, in line, and not below who manages the accused (P-03)."""

from collections.abc import Iterator

from libs.kernel.finding import Finding, Missing
from services.clarification.malice.facts import CITY, RANKS, Certifier
from services.clarification.malice.refusals_decision import (
    CadreLevelUnknown,
    CertifierNotCompetent,
    CertifierNotDisciplineOrgan,
    CertifierNotInLine,
    MustEscalate,
)
from services.clarification.refusing import finding, unless

DISCIPLINE_ORGANS = frozenset({"province_cdi", "municipal_cdi", "county_cdi"})
"""Kinds of organs that have cases of their own; offices and bodies inside them certify nothing."""


def assess_certifier(certifier: Certifier, at: str) -> tuple[Finding, ...]:
    """Every reason why that organ could not certify this case today; ``at`` is where it is named."""
    return (
        finding(CertifierNotDisciplineOrgan, [unless(_is_organ(certifier), CertifierNotDisciplineOrgan, at)]),
        finding(MustEscalate, [unless(not _is_below_city(certifier), MustEscalate, at)]),
        finding(CertifierNotInLine, [unless(certifier.in_line or not _is_organ(certifier), CertifierNotInLine, at)]),
        finding(CadreLevelUnknown, [unless(certifier.managing_level is not None, CadreLevelUnknown, at)]),
        finding(CertifierNotCompetent, _outranked(certifier, at)),
    )


def _is_organ(certifier: Certifier) -> bool:
    return certifier.kind in DISCIPLINE_ORGANS


def _is_below_city(certifier: Certifier) -> bool:
    return _is_organ(certifier) and _rank(certifier.level) < CITY


def _outranked(certifier: Certifier, at: str) -> Iterator[Missing | None]:
    """Only where the organ is of a level that certifies at all: below it, the level is the reason to name."""
    if _rank(certifier.level) >= CITY:
        yield unless(_rank(certifier.level) >= _rank(certifier.managing_level), CertifierNotCompetent, at)


def _rank(level: str | None) -> int:
    return 0 if level is None else RANKS.get(level, 0)
