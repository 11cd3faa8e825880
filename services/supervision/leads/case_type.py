"""The lead as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from libs.chassis.cases import Act, CaseType
from services.supervision.leads import assignment, commands, entry, feeding_back, handling, receiving
from services.supervision.leads import facts_loading as load
from services.supervision.leads.access import ACCESS
from services.supervision.leads.lead import Lead
from services.supervision.leads.lifecycle import LIFECYCLE
from services.supervision.leads.store import columns_of, derived_columns
from services.supervision.leads.tables import LEADS

LEAD: CaseType[Lead] = CaseType(
    name="lead",
    resource="leads",
    table=LEADS,
    case_class=Lead,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("register", commands.RegisterLead, entry.register, load.register_facts, opens=True),
        Act("receive", commands.ReceiveLead, receiving.receive, load.receive_facts),
        Act("turn_back", commands.TurnBackLead, receiving.turn_back, load.receive_facts),
        Act("assign", commands.AssignLead, assignment.assign, load.assign_facts),
        Act("forward", commands.ForwardLead, assignment.forward, load.forward_facts),
        Act("propose", commands.ProposeDisposition, handling.propose, load.study_facts),
        Act("sign", commands.SignLead, handling.sign),
        Act("dispose", commands.DisposeLead, handling.dispose, load.dispose_facts),
        Act("conclude", commands.ConcludeLead, handling.conclude),
        Act("feed_back", commands.FeedBackLead, feeding_back.feed_back, load.feedback_facts),
    ),
    access=ACCESS,
    numbering=lambda lead: None if lead.received_on is None else (lead.competent_organ_id, "线索"),
    derive=derived_columns,
)
