"""What the vault follows of others: malice cases say which handlers may ask for which reports, and until when."""

from collections.abc import Iterator

from libs.chassis.hearing import Directive, Follow, Heard
from libs.contracts.clarification_malice import MALICE_ENDINGS, MaliceInvestigating, MaliceSuspected
from libs.replica.projection import FOLLOWS as DIRECTORY
from services.vault.investigations.commands import EndInvestigation, NoteInvestigation, StartInvestigation

_CASE = "investigation"


def on_suspicion(heard: Heard) -> Iterator[Directive]:
    """There is a malice case; nobody may ask for its sake yet (TW-01)."""
    match heard.event:
        case MaliceSuspected(organ_id=organ_id):
            yield Directive(_CASE, "note", heard.aggregate_id, NoteInvestigation(organ_id=organ_id))


def on_investigation(heard: Heard) -> Iterator[Directive]:
    """It is investigated, or a mistake is talked over: the handlers named last may ask (P-06, TW-02, TW-03)."""
    match heard.event:
        case MaliceInvestigating(report_refs=reports, handler_ids=handlers):
            started = StartInvestigation(report_ids=reports, handler_ids=handlers)
            yield Directive(_CASE, "start", heard.aggregate_id, started)


def on_ending(heard: Heard) -> Iterator[Directive]:
    """It is over, or who accused by mistake was educated: nobody may ask for its sake any more (P-06, TW-03)."""
    yield Directive(_CASE, "end", heard.aggregate_id, EndInvestigation())


FOLLOWS: tuple[Follow, ...] = (
    Follow(
        "clarification",
        "malice",
        {
            MaliceSuspected: on_suspicion,
            MaliceInvestigating: on_investigation,
            **dict.fromkeys(MALICE_ENDINGS, on_ending),
        },
    ),
    *DIRECTORY,
)
"""Everything the vault hears."""
