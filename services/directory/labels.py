"""The codes of the directory with their labels: what the dictionaries answer."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.cases import Policies
from libs.chassis.dictionaries import labels
from libs.contracts.directory import Level, OrganKind, Post, RelationKind
from libs.kernel.roles import Role
from libs.kernel.text import Text
from services.directory.accounts.lifecycle import AccountStatus, DisabledFor
from services.directory.clients.lifecycle import KeyStatus
from services.directory.organs.lifecycle import OrganStatus
from services.directory.people.lifecycle import PersonStatus
from services.directory.relations.lifecycle import RelationStatus

_ORGAN_KINDS: Mapping[OrganKind, Text] = {
    OrganKind.PROVINCE_CDI: Text("省纪委监委", "provincial discipline organ"),
    OrganKind.MUNICIPAL_CDI: Text("市纪委监委", "municipal discipline organ"),
    OrganKind.COUNTY_CDI: Text("县级纪委监委", "county discipline organ"),
    OrganKind.TOWNSHIP_BODY: Text("乡镇（街道）纪检监察机构", "township discipline body"),
    OrganKind.DISPATCHED_BODY: Text("派驻（派出）机构", "dispatched body"),
    OrganKind.SOE_BODY: Text("国有企事业单位纪检监察机构", "discipline body of a state enterprise or institution"),
    OrganKind.SUPERVISION_OFFICE: Text("监督检查室", "supervision office"),
    OrganKind.CASE_TRIAL_OFFICE: Text("案件审理室", "case-trial office"),
    OrganKind.CASE_MANAGEMENT_OFFICE: Text("案件监督管理室", "case-management office"),
    OrganKind.LETTERS_OFFICE: Text("信访室", "letters office"),
    OrganKind.CONDUCT_OFFICE: Text("党风政风监督室", "conduct office"),
    OrganKind.CADRE_SUPERVISION_OFFICE: Text("纪检监察干部监督室", "cadre supervision office"),
    OrganKind.GENERAL_OFFICE: Text("办公室", "general office"),
    OrganKind.MUNICIPAL_COMMITTEE: Text("市委", "municipal party committee"),
    OrganKind.MUNICIPAL_GOVERNMENT: Text("市政府", "municipal government"),
    OrganKind.INSPECTION_BUREAU: Text("督查局", "inspection bureau"),
    OrganKind.MUNICIPAL_UNIT: Text("市直单位", "municipal unit"),
    OrganKind.COUNTY: Text("县（市、区）", "county or district"),
    OrganKind.TOWNSHIP: Text("乡镇（街道）", "township or sub-district"),
    OrganKind.TASK_FORCE: Text("工作专班", "task force"),
    OrganKind.ORGANIZATION_DEPARTMENT: Text("组织部", "organization department"),
    OrganKind.PUBLIC_SECURITY: Text("公安机关", "public security organ"),
    OrganKind.JUDICIAL: Text("司法机关", "judicial organ"),
}

_LEVELS: Mapping[Level, Text] = {
    Level.PROVINCE: Text("省级", "province"),
    Level.CITY: Text("市级", "city"),
    Level.COUNTY: Text("县级", "county"),
    Level.TOWNSHIP: Text("乡级", "township"),
}

_POSTS: Mapping[Post, Text] = {
    Post.CDI_SECRETARY: Text("纪委书记、监委主任", "secretary of the discipline organ"),
    Post.CDI_DEPUTY_SECRETARY: Text("纪委副书记", "deputy secretary of the discipline organ"),
    Post.SC_MEMBER: Text("纪委常委", "standing-committee member"),
    Post.SVC_MEMBER: Text("监委委员", "supervisory-commission member"),
    Post.SC_RECORDER: Text("常委会秘书", "secretary to the standing committee"),
    Post.ADMINISTRATOR: Text("系统管理岗位", "administrator of the system"),
    Post.PRINCIPAL_LEADER: Text("党政主要领导", "principal leader"),
    Post.LEADER_IN_CHARGE: Text("党政分管领导", "leader in charge"),
    Post.PRINCIPAL: Text("主要负责人", "head"),
    Post.DEPUTY_IN_CHARGE: Text("分管负责人", "deputy in charge"),
    Post.OFFICER: Text("承办人员", "officer"),
    Post.CLERK: Text("经办人员", "clerk"),
    Post.JUDGE: Text("第三方评委", "invited judge"),
}

_RELATIONS: Mapping[RelationKind, Text] = {
    RelationKind.COUNTERPART: Text("对口联系", "counterpart"),
    RelationKind.PORTFOLIO: Text("分管", "in charge"),
    RelationKind.RESIDENCY: Text("派驻", "resident at"),
    RelationKind.CADRE_AUTHORITY: Text("干部管理权限", "cadre authority"),
}

_ROLES: Mapping[Role, Text] = {
    Role.UNIT_CLERK: Text("单位经办人", "clerk of a unit"),
    Role.UNIT_PARTY_HEAD: Text("单位党组（党委）负责人", "party head of a unit"),
    Role.CITY_LEADER: Text("市级分管领导", "municipal leader in charge"),
    Role.SUP_OFFICER: Text("监督检查室承办人", "supervision officer"),
    Role.SUP_HEAD: Text("监督检查室主任", "head of a supervision office"),
    Role.CDI_LEADER_IN_CHARGE: Text("纪委监委分管领导", "leader in charge in the discipline organ"),
    Role.SC_MEMBER: Text("纪委常委", "standing-committee member"),
    Role.SVC_MEMBER: Text("监委委员", "supervisory-commission member"),
    Role.CDI_SECRETARY: Text("纪委书记", "secretary"),
    Role.CDI_DEPUTY: Text("纪委副书记", "deputy secretary"),
    Role.SC_RECORDER: Text("常委会记录人", "recorder of the standing committee"),
    Role.PANEL_CHAIR: Text("会商召集人", "chair of a consultation"),
    Role.PANEL_MEMBER: Text("会商成员", "member of a consultation"),
    Role.CASE_TRIAL: Text("案件审理人员", "case-trial officer"),
    Role.CASE_MGMT: Text("案件监督管理人员", "case-management officer"),
    Role.LETTERS: Text("信访人员", "letters officer"),
    Role.CONDUCT: Text("党风政风监督人员", "conduct officer"),
    Role.CADRE_SUP: Text("干部监督人员", "cadre-supervision officer"),
    Role.DISPATCHED_OFFICER: Text("派驻机构承办人", "officer of a dispatched body"),
    Role.DISPATCHED_HEAD: Text("派驻机构负责人", "head of a dispatched body"),
    Role.TOWNSHIP_OFFICER: Text("乡镇纪检监察承办人", "officer of a township body"),
    Role.TOWNSHIP_HEAD: Text("乡镇纪检监察负责人", "head of a township body"),
    Role.BUREAU: Text("督查局人员", "officer of the inspection bureau"),
    Role.LEAD_UNIT_USER: Text("牵头单位人员", "officer of a lead unit"),
    Role.TASK_FORCE_USER: Text("工作专班人员", "officer of a task force"),
    Role.SUBJECT: Text("被反映人", "official concerned"),
    Role.ORG_DEPT: Text("组织部人员", "officer of the organization department"),
    Role.PSB: Text("公安机关人员", "officer of public security"),
    Role.THIRD_PARTY_JUDGE: Text("第三方评委", "invited judge"),
    Role.SYS_ADMIN: Text("系统管理员", "system administrator"),
    Role.SEC_ADMIN: Text("安全管理员", "security administrator"),
    Role.AUDIT_ADMIN: Text("审计管理员", "audit administrator"),
    Role.CLOCK: Text("时间", "time itself"),
    Role.SYSTEM: Text("系统", "the system itself"),
}

_EXISTING = Text("有效", "active")
_STATUSES: Mapping[str, Mapping[Any, Text]] = {
    "organ_status": {OrganStatus.ACTIVE: _EXISTING, OrganStatus.ENDED: Text("已撤销", "ended")},
    "person_status": {
        PersonStatus.ACTIVE: Text("在任", "in office"),
        PersonStatus.ENDED: Text("已离任", "left office"),
    },
    "relation_status": {RelationStatus.LASTING: Text("持续", "lasting"), RelationStatus.ENDED: Text("已终止", "ended")},
    "account_status": {AccountStatus.ACTIVE: _EXISTING, AccountStatus.DISABLED: Text("已停用", "disabled")},
    "disabled_for": {
        DisabledFor.DECISION: Text("管理员决定", "decided by the administrator"),
        DisabledFor.LEFT_OFFICE: Text("人员离任", "the person left office"),
        DisabledFor.EXPIRED: Text("有效期届满", "its last day has passed"),
        DisabledFor.DORMANT: Text("长期未用", "unused for too long"),
    },
    "client_key_status": {
        KeyStatus.ACTIVE: _EXISTING,
        KeyStatus.REVOKED: Text("已吊销", "revoked"),
        KeyStatus.EXPIRED: Text("已过期", "expired"),
    },
}

_TEXTS: Mapping[str, Mapping[Any, Text]] = {
    "organ_kind": _ORGAN_KINDS,
    "level": _LEVELS,
    "post": _POSTS,
    "relation_kind": _RELATIONS,
    "role": _ROLES,
    **_STATUSES,
}


def dictionaries(_policies: Policies, _profile: str) -> dict[str, Any]:
    """Every dictionary of the directory; none depends on a policy profile."""
    return {name: labels(name, texts) for name, texts in _TEXTS.items()}
