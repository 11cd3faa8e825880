"""Loads what the record of a circular must know: the organ, the units, the issuing body, the event it is of."""

from sqlalchemy import and_

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OFFICE_KINDS
from services.supervision.circulars.circular import document_key
from services.supervision.circulars.commands import RecordCircular
from services.supervision.sources import facts_loading as load
from services.supervision.sources.facts import SourceFacts
from services.supervision.sources.tables import CIRCULARS


async def record_facts(desk: Desk, _case: None, command: RecordCircular, occasion: Occasion) -> SourceFacts:
    """Everything as it was on the day of the document; records of one document are taken one after another."""
    connection, on, key = desk.connection, command.occurred_on, document_key(command.reference)
    organ = await load.competent_organ(desk, occasion.on)
    same = None
    if key:
        alike = and_(CIRCULARS.c.document_key == key, CIRCULARS.c.occurred_on == on)
        same = await load.same_occurrence(connection, CIRCULARS, organ, f"{key} {on}", alike)
    issuer = None if command.issuer_id is None else await lookups.organ(connection, command.issuer_id)
    issues = issuer is not None and issuer.exists_on(on) and issuer.kind not in OFFICE_KINDS
    return SourceFacts(
        competent_organ_id=organ,
        kinds=await load.kinds_of(connection, (unit.unit_id for unit in command.units), on),
        linked=await load.linked_occurrence(desk, command.linked_to, organ, occasion),
        same=same,
        issuer=(issuer.kind, issuer.level) if issuer is not None and issues else None,
    )
