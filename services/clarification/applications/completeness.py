"""What an application must contain; whatever is missing is said at once, each part by its name (P-12)."""

from collections.abc import Iterator

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.clarification.applications import refusals as no
from services.clarification.applications.form import ApplicationForm
from services.clarification.refusing import finding, unless

_LISTS = {"situations": "clarification_situations", "methods": "clarification_methods"}


def assess_form(form: ApplicationForm, profile: Profile, *, of_person: bool) -> tuple[Finding, ...]:
    """The findings on the form: identity, claim, content, place, statement, codes (P-12)."""
    placed = any(appearance.place for appearance in form.appearances)
    return (
        finding(no.NoIdentity, [*_identity(form, of_person=of_person)]),
        finding(no.NoClaim, [unless(bool(form.claim), no.NoClaim, "/form/claim")]),
        finding(
            no.NoReportedContent,
            [unless(bool(form.reported_content), no.NoReportedContent, "/form/reported_content")],
        ),
        finding(no.NoPlaceOfInfluence, [unless(placed, no.NoPlaceOfInfluence, "/form/appearances")]),
        finding(no.NoTrueStatement, [unless(form.true_statement, no.NoTrueStatement, "/form/true_statement")]),
        finding(no.UnknownCode, [*_unknown(form, profile)]),
    )


def place_of_influence(form: ApplicationForm) -> str:
    """Where and when the report had its influence, in one line."""
    places = (f"{one.place}（{one.on}）" if one.on else one.place for one in form.appearances if one.place)
    return "；".join(places)


def _identity(form: ApplicationForm, *, of_person: bool) -> Iterator[Missing | None]:
    yield unless(bool(form.post) or not of_person, no.NoIdentity, "/form/post")
    yield unless(bool(form.contact), no.NoIdentity, "/form/contact")


def _unknown(form: ApplicationForm, profile: Profile) -> Iterator[Missing | None]:
    for name, listed in _LISTS.items():
        known = profile.list(listed)
        for place, code in enumerate(getattr(form, name)):
            yield unless(code in known, no.UnknownCode, f"/form/{name}/{place}")
