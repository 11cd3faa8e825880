"""What the rows of clarification, malice and vault must agree on, so that no rule of theirs can be edited away."""

from collections.abc import Callable, Iterator

from libs.policy.checking import Found, codes_are, items_of, listed, named, options_within, widths
from libs.policy.reading import Reader
from libs.policy.rows import ProfileFile

_WRITTEN = "written"
_CHAINS = {"own_office", "dispatched_body", "township_body"}
_FINDINGS = {"true", "partly_true", "untrue", "unprovable"}
_ELEMENTS = {"fabrication", "intent"}
_KINDS = {"praise", "reporter", "verification"}
_LEVELS = ("city", "province")
_OPENING_MINUTES = 15


def check_clarification(reader: Reader, file: str, profile: ProfileFile) -> None:
    """Note every fault of these chapters; lists that are absent are told elsewhere."""
    for check in _CHECKS:
        for row, what in check(profile):
            reader.note(file, row, what)


def _situations(profile: ProfileFile) -> Iterator[Found]:
    """Certified malice and repeated report are each one situation (C-11, C-12)."""
    items = items_of(profile, "clarification_situations").values()
    for attribute in ("needs_certified_malice", "needs_repeat"):
        if items and sum(item.attributes.get(attribute) is True for item in items) != 1:
            yield "lists.clarification_situations", f"exactly one situation has {attribute}"


def _methods(profile: ProfileFile) -> Iterator[Found]:
    """The letter is a method and goes with every other one; open methods need consent."""
    items = items_of(profile, "clarification_methods")
    if items and _WRITTEN not in items:
        yield "lists.clarification_methods", "written is missing: the letter goes with every method (P-10)"
    for code, item in items.items():
        row, said = f"lists.clarification_methods.{code}", item.attributes
        if said.get("with_written") is not (code != _WRITTEN):
            yield row, "with_written holds for every method but written (P-10)"
        if not isinstance(said.get("public"), bool) or said.get("needs_consent") is not said["public"]:
            yield row, "public and needs_consent are both true or both false (G-22)"
        if (said.get("media") is True) is not ("public_media" in listed(said.get("ranges"))):
            yield row, "media holds for the method that reaches the public media (P-10)"
        if str(said.get("limit")) not in profile.limits:
            yield row, "limit names no time limit of the profile"
        yield from named(row, "ranges", item, items_of(profile, "clarification_ranges"))


def _ranges(profile: ProfileFile) -> Iterator[Found]:
    """Of two ranges one is the wider (G-28)."""
    yield from widths(profile, "clarification_ranges", "G-28")


def _chains(profile: ProfileFile) -> Iterator[Found]:
    """Own offices, dispatched bodies and township bodies each have their chain (C-26, C-28, G-21)."""
    yield from codes_are(profile, "clarification_chains", _CHAINS)
    for code, item in items_of(profile, "clarification_chains").items():
        if item.attributes.get("approver") not in ("leader_over_office", "leader_over_counterpart"):
            yield f"lists.clarification_chains.{code}", "approver is leader_over_office or leader_over_counterpart"
        if {"public", "media"}.isdisjoint(listed(item.attributes.get("highest_when"))):
            yield (
                f"lists.clarification_chains.{code}",
                "highest_when has media, or public: media go to the secretary (P-10)",
            )


def _findings(profile: ProfileFile) -> Iterator[Found]:
    """Only what was found untrue counts as untrue; what cannot be proved does not (G-25)."""
    yield from codes_are(profile, "lead_findings", _FINDINGS)
    for code, item in items_of(profile, "lead_findings").items():
        if item.attributes.get("counts_as_untrue") is not (code == "untrue"):
            yield f"lists.lead_findings.{code}", "counts_as_untrue holds for untrue alone (G-25)"


def _malice(profile: ProfileFile) -> Iterator[Found]:
    """Two elements, no malice by default, certified at city level or above (P-01 to P-03)."""
    yield from codes_are(profile, "malice_elements", _ELEMENTS)
    malicious = items_of(profile, "malice_outcomes").get("malicious")
    if malicious is not None:
        yield from named("lists.malice_outcomes.malicious", "needs_elements", malicious, _ELEMENTS, whole=True)
    default, level = profile.options.get("malice.default_outcome"), profile.options.get("malice.certifying_level")
    if default is not None and default.value not in items_of(profile, "malice_outcomes").keys() - {"malicious"}:
        yield "options.malice.default_outcome", "is an outcome of the list, and never malicious (P-02)"
    if level is not None and level.value not in _LEVELS:
        yield "options.malice.certifying_level", f"is one of {', '.join(_LEVELS)} (P-03)"


def _routes(profile: ProfileFile) -> Iterator[Found]:
    """Who the accuser is decides the routes; each route exists (P-04)."""
    for code, item in items_of(profile, "accuser_kinds").items():
        if not item.attributes.get("routes"):
            yield f"lists.accuser_kinds.{code}", "has no route"
        yield from named(f"lists.accuser_kinds.{code}", "routes", item, items_of(profile, "disposal_routes"))


def _terms(profile: ProfileFile) -> Iterator[Found]:
    """Praise, reporter and verification are all looked for in a letter (C-02, P-06, P-12)."""
    items = items_of(profile, "letter_banned_terms")
    for code, item in items.items():
        if str(item.attributes.get("kind")) not in _KINDS:
            yield f"lists.letter_banned_terms.{code}", f"kind is one of {', '.join(sorted(_KINDS))}"
        also = item.attributes.get("also", [])
        if not isinstance(also, list) or any(not isinstance(term, str) or len(term) < 2 for term in also):
            yield f"lists.letter_banned_terms.{code}", "also is a list of terms of two characters or more"
    for kind in sorted(_KINDS - {str(item.attributes.get("kind")) for item in items.values()} if items else ()):
        yield "lists.letter_banned_terms", f"holds no term of the kind {kind}"


def _numbers(profile: ProfileFile) -> Iterator[Found]:
    """A majority is at least half, a meeting has three, a visit two, and a sealed report is open for 15 minutes."""
    bounds = {
        "clarification.majority_percent": range(50, 100),
        "clarification.meeting_min": range(3, 100),
        "clarification.visitors_min": range(2, 100),
        "vault.opening_minutes": range(1, _OPENING_MINUTES + 1),
    }
    yield from options_within(profile, bounds)


_CHECKS: tuple[Callable[[ProfileFile], Iterator[Found]], ...] = (
    _situations,
    _methods,
    _ranges,
    _chains,
    _findings,
    _malice,
    _routes,
    _terms,
    _numbers,
)
