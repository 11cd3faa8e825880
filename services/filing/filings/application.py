"""The written application of the party group, and the order of study and application (F-23, F-32)."""

from collections.abc import Iterator
from datetime import date

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.proceedings import Application, Minutes
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_unit import NotInPartyName, NoWrittenApplication, OutOfOrder
from services.filing.filings.wording import InNameOf

_SIGNED = Text("写明签发日期", "State the day it was signed")
_FUTURE = Text("签发日期不得晚于今日", "It cannot be signed in the future")
_STUDY_FIRST = Text("申请不得早于集体研究", "The application cannot precede the study")
_APPLICATION_FIRST = Text("集体研究不得早于申请", "The study cannot precede the application")
_PARTY = frozenset({InNameOf.PARTY_GROUP, InNameOf.PARTY_COMMITTEE})


def applies_first(profile: Profile) -> bool:
    """Whether the application precedes the study in this profile (F-32)."""
    return profile.options.get("filing.lifecycle") == "application_first"


def assess_application(application: Application | None, on: date, at: str = "/application") -> tuple[Finding, ...]:
    """Whether there is a signed application in the name of the party group or committee."""
    if application is None:
        return (finding(NoWrittenApplication, [NoWrittenApplication.at(at)]),)
    named = application.in_name_of in _PARTY
    return (
        finding(NoWrittenApplication, _signed(application, on, at)),
        finding(NotInPartyName, [unless(named, NotInPartyName, f"{at}/in_name_of")]),
    )


def assess_order(application: Application | None, minutes: Minutes | None, profile: Profile) -> Finding:
    """Whether study and application follow each other as the profile demands."""
    if application is None or application.signed_on is None or minutes is None:
        return finding(OutOfOrder, [])
    if applies_first(profile):
        kept, text = application.signed_on <= minutes.held_on, _APPLICATION_FIRST
    else:
        kept, text = minutes.held_on <= application.signed_on, _STUDY_FIRST
    return finding(OutOfOrder, [unless(kept, OutOfOrder, "/application/signed_on", text)])


def _signed(application: Application, on: date, at: str) -> Iterator[Missing]:
    if application.signed_on is None:
        yield NoWrittenApplication.at(f"{at}/signed_on", _SIGNED)
    elif application.signed_on > on:
        yield NoWrittenApplication.at(f"{at}/signed_on", _FUTURE)
