"""What is asked at the doors of the audit administrators: why somebody may know a case, and who looked at what."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid4

import httpx

from libs.kernel.roles import Role as R
from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_fields import Fields, leaves
from tests.support.access_matrix import Item, Matrix
from tests.support.access_people import OPENED_ON, TODAY, Persona
from tests.support.access_rules import Rules, Standing
from tests.support.access_rules_worked import is_hidden
from tests.support.access_stands import PARTS, kept_away

AUDITOR: Final = f"{R.AUDIT_ADMIN}@cdi/holds"
DAYS: Final = (TODAY, TODAY - timedelta(1), TODAY + timedelta(1), OPENED_ON)
"""Days whose relations are asked about."""
_EXPLAINED: Final = Fields(
    open="{case_type,case_id,account_id,on,account_usable,roles[],sees,acts_as[],recused} "
    "sections[].{name,title,data_class,data_class_title,sensitivity,sensitivity_title,fields[],is_open} "
    "grounds[].{code,title,cites[],roles[],role_held,relation_holds,gives,acts,opens[]}"
)
"""Codes and relations; nothing of the content of a case (P-36)."""
_RECORDS: Final = Fields(
    open="{next,items[].id,items[].at,items[].account_id,items[].organ_id,items[].action,items[].object_type,"
    "items[].object_id,items[].objects[],items[].decision,items[].outcome,items[].purpose,items[].policy_version,"
    "items[].request_id,items[].leaf_index,items[].seal}"
)
"""Codes and ids; nothing of what was read or written."""


def explanations(matrix: Matrix, service: str, kind: str) -> Iterator[Question]:
    """Auditors ask about every account and every case, today and on other days; everybody else asks in vain."""
    chance = random.Random(kind)
    route, resource = f"explain_{kind}_access", _resource(matrix, service, kind)
    everybody = tuple(matrix.people(service))
    for about in everybody:
        for item in matrix.items_at(service, kind):
            on = chance.choice(DAYS)
            yield _explanation(matrix, service, route, resource, item, about, on)
    for who in matrix.callers(service):
        item, about = chance.choice(matrix.items_at(service, kind)), chance.choice(everybody)
        params = {"account_id": str(about.account_id)}
        path = f"/v1/{resource}/{item.id}/access"
        if not who.is_any(R.AUDIT_ADMIN):
            refusal = refused(403, "not_entitled")
            yield Question(who, service, route, path, refusal, item.about, "refused", params=params)
        else:
            nowhere = f"/v1/{resource}/{uuid4()}/access"
            yield Question(who, service, route, nowhere, matrix.absent(service), "nowhere", params=params)


def _resource(matrix: Matrix, service: str, kind: str) -> str:
    found: str = matrix.world.houses[service].running.engine.types[kind].resource
    return found


def _explanation(
    matrix: Matrix, service: str, route: str, resource: str, item: Item, about: Persona, on: date
) -> Question:
    auditor = matrix.world.city.personas[AUDITOR]
    params = {"account_id": str(about.account_id), "on": on.isoformat()}
    judge = _explained(matrix, item, about, on, usable=_is_usable(matrix, service, about))
    where = f"{item.about} for {about.code} on {on}"
    path, sort = f"/v1/{resource}/{item.id}/access", matrix.sort(about, item)
    return Question(auditor, service, route, path, judge, where, sort, params=params)


def _is_usable(matrix: Matrix, service: str, about: Persona) -> bool:
    return about in matrix.callers(service)


def _explained(matrix: Matrix, item: Item, about: Persona, on: date, *, usable: bool) -> Judge:
    if item.kind == "visit" and is_hidden(item.case):
        return matrix.absent("supervision")  # who may know it would tell what it is
    away = kept_away(Rules(matrix.world.city, on), matrix.behind).get(item.kind)
    barred = usable and away is not None and away(about, item.case)
    standing = matrix.standing(about, item, on) if usable else Standing()

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        (answer,) = answers
        if answer.status_code != 200:
            yield f"expected 200, got {shown(answer)}"
            return
        body = answer.json()
        yield from (f"{place}: a field without a class" for place, _ in leaves(body) if not _EXPLAINED.section(place))
        found = {name: body[name] for name in ("sees", "recused", "account_usable")}
        wanted = {"sees": standing.seen, "recused": barred, "account_usable": usable}
        yield from (f"{name} {found[name]}, expected {wanted[name]}" for name in wanted if found[name] != wanted[name])
        acting = matrix.acting(item)
        if set(body["acts_as"]) & acting != standing.acts_as & acting:
            yield f"acts_as {body['acts_as']}, expected {sorted(standing.acts_as)}"
        opened = {section["name"] for section in body["sections"] if section["is_open"]}
        for name, part in PARTS.get(item.kind, {}).items():
            if (name in opened) != (part in standing.opens):
                yield f"{name} is {'open' if name in opened else 'closed'}, expected {standing}"
        if bool(opened) != standing.seen or any(one["gives"] for one in body["grounds"]) != standing.seen:
            yield f"open {sorted(opened)}, expected {standing}"

    return judge


def trail(matrix: Matrix, service: str, route: str) -> Iterator[Question]:
    """Everybody asks for the audit trail; only its administrators are answered, with codes and ids."""
    path = {"search_audit_records": "", "export_audit_records": "/export", "prove_audit_record": "/1/proof"}[route]
    for who in matrix.callers(service):
        judge = _trail_judge(route) if who.is_any(R.AUDIT_ADMIN) else refused(403, "not_entitled")
        params = {} if route == "prove_audit_record" else {"object_id": str(UUID(int=1))}
        if route == "search_audit_records":
            params = {"page_size": "5"}
        yield Question(who, service, route, f"/v1/audit-records{path}", judge, params=params)


def _trail_judge(route: str) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        (answer,) = answers
        if route == "prove_audit_record":
            if answer.status_code not in (200, 409):  # 409: nothing seals in these proofs
                yield f"expected a proof, or that there is none yet, got {shown(answer)}"
        elif answer.status_code != 200:
            yield f"expected 200, got {shown(answer)}"
        elif route == "search_audit_records":
            unknown = {place for place, _ in leaves(answer.json()) if not _RECORDS.section(place)}
            yield from (f"{place}: a field without a class" for place in sorted(unknown))

    return judge
