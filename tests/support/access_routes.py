"""Every route of every service with the questions put there; a route that is not here fails the proof."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.support import access_acts as acts
from tests.support import access_auditors as auditors
from tests.support import access_cleared as cleared
from tests.support import access_figures as figures
from tests.support import access_filing as filing
from tests.support import access_lead_index as lead_index
from tests.support import access_leads_handed_in as handed_in
from tests.support import access_others as others
from tests.support import access_repaired as repaired
from tests.support import access_sealed as sealed
from tests.support import access_timelines as timelines
from tests.support.access_asking import Question
from tests.support.access_held_waits import waiting
from tests.support.access_kinds import KINDS
from tests.support.access_matrix import Matrix
from tests.support.access_parking import PARKING, parked_events
from tests.support.access_routes_held import accountability, escalations, sources

Asked = Callable[[Matrix], Iterator[Question]]
Table = Mapping[str, Asked]


_TRAIL: Final = ("search_audit_records", "export_audit_records", "prove_audit_record")


def _shared(service: str) -> Table:
    """What every service has."""
    kinds = KINDS[service]
    return {
        "list_dictionaries": partial(others.dictionaries, service=service),
        "read_dictionary": partial(others.one_dictionary, service=service),
        "list_changes": lambda matrix: timelines.changes(matrix, service, kinds),
        "read_history": lambda matrix: timelines.histories(matrix, service, kinds),
        "read_todo": partial(others.nothing_waits, service=service),
        "read_relations_on": partial(others.relations_on, service=service),
        **{f"explain_{kind}_access": partial(auditors.explanations, service=service, kind=kind) for kind in kinds},
        **{route: partial(auditors.trail, service=service, route=route) for route in _TRAIL},
        **{route: partial(parked_events, service=service, route=route) for route in PARKING},
    }


def _acts(service: str, kind: str, table: Mapping[str, str | Mapping[str, str]]) -> Table:
    return {route: partial(acts.acts, service=service, kind=kind, route=route, act=act) for route, act in table.items()}


def _details(service: str, kind: str, route: str, path: str) -> Asked:
    return lambda matrix: matrix.details(service, kind, route, path)


def _lists(service: str, kind: str, route: str, path: str) -> Asked:
    return lambda matrix: matrix.lists(service, kind, route, path)


def _creations(service: str) -> Table:
    of_service = (route for route, (its, _) in others.CREATIONS.items() if its == service)
    return {route: partial(others.creations, route=route) for route in of_service}


def _watch_list(matrix: Matrix) -> Iterator[Question]:
    yield from others.watch_list(matrix, left=False)
    yield from others.watch_list(matrix, left=True)


_FILING: Final[Table] = {
    **_shared("filing"),
    **_acts("filing", "filing", acts.FILING_ACTS),
    **_acts("filing", "aftercare", acts.OBLIGATION_ACTS),
    **_creations("filing"),
    "list_filings": filing.list_filings,
    "export_filings": filing.export,
    "read_filing": _details("filing", "filing", "read_filing", filing.FILINGS),
    "check_filing": filing.checks,
    "download_attachment": filing.files,
    "list_obligations": filing.list_obligations,
    "read_obligation": _details("filing", "aftercare", "read_obligation", filing.OBLIGATIONS),
    "download_proof": filing.proofs,
    "read_upload": filing.uploads,
    "read_todo": figures.todo,
    "read_filing_statistics": figures.statistics,
    "list_precedents": figures.precedents,
    "read_spread": figures.spread,
    **escalations(),
}
_SUPERVISION: Final[Table] = {
    **_shared("supervision"),
    **_creations("supervision"),
    **sources(),
    **_acts("supervision", "lead", sealed.LEAD_ACTS),
    "list_leads": sealed.list_leads,
    "list_lead_transfers": handed_in.list_sheets,
    "read_lead_transfer": _details("supervision", "lead_transfer", "read_lead_transfer", "/v1/lead-transfers"),
    "read_lead_chain": handed_in.chains,
    "list_refused_leads": handed_in.refused_leads,
    "read_lead": _details("supervision", "lead", "read_lead", "/v1/leads"),
    "read_todo": partial(waiting, service="supervision"),
    "list_watch_entries": _watch_list,
    "read_watch_entry": _details("supervision", "watch_entry", "read_watch_entry", "/v1/watch-list"),
    "list_watched_obligations": _lists(
        "supervision", "watched_obligation", "list_watched_obligations", "/v1/watched-obligations"
    ),
    "read_watched_obligation": _details(
        "supervision", "watched_obligation", "read_watched_obligation", "/v1/watched-obligations"
    ),
}
_VAULT: Final[Table] = {
    **{route: asked for route, asked in _shared("vault").items() if route != "read_relations_on"},
    **_creations("vault"),
    **_acts("vault", "report", sealed.REPORT_ACTS),
    **_acts("vault", "opening", sealed.OPENING_ACTS),
    "list_reports": sealed.list_reports,
    "read_report": _details("vault", "report", "read_report", "/v1/reports"),
    "list_openings": sealed.list_openings,
    "read_opening": _details("vault", "opening", "read_opening", "/v1/openings"),
    "request_opening": sealed.requests,
    "list_refused_entries": sealed.refused_entries,
    "read_todo": partial(sealed.waiting, service="vault", waits=sealed.VAULT_WAITS),
}
_CLARIFICATION: Final[Table] = {
    **_shared("clarification"),
    **_creations("clarification"),
    **_acts("clarification", "clarification", cleared.CLARIFICATION_ACTS),
    **_acts("clarification", "application", cleared.APPLICATION_ACTS),
    **_acts("clarification", "candidate", cleared.CANDIDATE_ACTS),
    **_acts("clarification", "malice", repaired.MALICE_ACTS),
    **_acts("clarification", "transfer", repaired.TRANSFER_ACTS),
    **_acts("clarification", "correction", repaired.CORRECTION_ACTS),
    "list_clarifications": cleared.list_clarifications,
    "read_clarification": cleared.read_clarification,
    "read_deferrals": cleared.deferrals,
    "check_clarification": cleared.checks,
    "read_clarification_statistics": cleared.statistics,
    "list_applications": cleared.list_applications,
    "read_application": _details("clarification", "application", "read_application", "/v1/applications"),
    "list_candidates": _lists("clarification", "candidate", "list_candidates", "/v1/candidates"),
    "read_candidate": _details("clarification", "candidate", "read_candidate", "/v1/candidates"),
    "read_candidate_statistics": cleared.candidate_statistics,
    "read_lead_index": lead_index.lead_index,
    "suspect_malice": repaired.suspicions,
    "list_malice_cases": repaired.list_malice,
    "read_malice_case": _details("clarification", "malice", "read_malice_case", "/v1/malice-cases"),
    "read_malice_statistics": repaired.malice_statistics,
    "list_transfers": repaired.list_transfers,
    "read_transfer": _details("clarification", "transfer", "read_transfer", "/v1/transfers"),
    "list_corrections": repaired.list_corrections,
    "read_correction": _details("clarification", "correction", "read_correction", "/v1/corrections"),
    "read_filing_index": others.filing_index,
    "read_todo": repaired.waiting,
}
_DIRECTORY: Final[Table] = {
    **{route: asked for route, asked in _shared("directory").items() if route != "read_relations_on"},
    **_creations("directory"),
    **{
        route: partial(acts.acts, service="directory", kind=kind, route=route, act=act)
        for route, (kind, act) in acts.DIRECTORY_ACTS.items()
    },
    "list_organs": _lists("directory", "organ", "list_organs", "/v1/organs"),
    "read_organ": _details("directory", "organ", "read_organ", "/v1/organs"),
    "list_people": _lists("directory", "person", "list_people", "/v1/people"),
    "read_person": _details("directory", "person", "read_person", "/v1/people"),
    "list_relations": _lists("directory", "relation", "list_relations", "/v1/relations"),
    "read_relation": _details("directory", "relation", "read_relation", "/v1/relations"),
    "list_accounts": partial(others.for_administrators, kind="account", route="list_accounts", path="/v1/accounts"),
    "list_client_keys": partial(
        others.for_administrators, kind="client_key", route="list_client_keys", path="/v1/client-keys"
    ),
    "read_client_key": _details("directory", "client_key", "read_client_key", "/v1/client-keys"),
    **{route: partial(acts.own_acts, route=route, act=act) for route, act in acts.OWN_ACTS.items()},
    **{route: partial(others.credentials, route=route) for route in others.OF_THE_GATEWAY},
    "read_account": _details("directory", "account", "read_account", "/v1/accounts"),
    "read_me": others.me,
}
_ACCOUNTABILITY: Final[Table] = {**_shared("accountability"), **_creations("accountability"), **accountability()}
ROUTES: Final[Mapping[str, Table]] = {
    "filing": _FILING,
    "accountability": _ACCOUNTABILITY,
    "supervision": _SUPERVISION,
    "clarification": _CLARIFICATION,
    "vault": _VAULT,
    "directory": _DIRECTORY,
}
