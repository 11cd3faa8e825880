"""The generated part of a service's README: lifecycles, acts, events in and out, dictionaries."""

from deploy.docs.doors import doors_of
from deploy.docs.effects import effects
from deploy.docs.lifecycle_part import lifecycle_part
from deploy.docs.loading import Loaded
from deploy.docs.markdown import code, codes, first_sentence, table
from libs.chassis.dictionaries import Dictionary
from libs.chassis.process import Service

BEGIN = "<!-- begin of what `make docs` writes · 以下由 `make docs` 生成 -->"
END = "<!-- end of what `make docs` writes · 以上由 `make docs` 生成 -->"
_SHORT = 12


class Unmarked(RuntimeError):
    """A README has no place for its generated part."""


def with_generated_part(readme: str, part: str, place: str) -> str:
    """The README with that part between its markers. Raises Unmarked if they are missing or in the wrong order."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise Unmarked(place)
    return f"{before}{BEGIN}\n\n{part}\n\n{END}{after}"


def service_part(loaded: Loaded, service: Service) -> str:
    """What is generated of one service."""
    doors = doors_of(service)
    parts = ["## 办理流程 Lifecycles"]
    parts += [lifecycle_part(case_type, loaded.profiles, doors) for case_type in service.types]
    parts += ["## 发布的事件 Events it publishes", _published(loaded, service)]
    parts += ["## 收听的事件 Events it hears", _heard(service) or "无 none"]
    parts += ["## 代码表 Dictionaries", _dictionaries(loaded, service) or "无 none"]
    return "\n\n".join(parts)


def _published(loaded: Loaded, service: Service) -> str:
    hearers = {
        contract.event_type: [name for name, other in loaded.services.items() if hears(other, contract)]
        for contract in service.publishes
    }
    rows = ((code(c.event_type), first_sentence(c), codes(hearers[c.event_type]) or "—") for c in service.publishes)
    return table(("事件 event", "含义 what it says", "收听者 heard by"), rows)


def hears(service: Service, contract: object) -> bool:
    """Whether a service does something when it hears that event."""
    return any(contract in follow.reactions or contract in follow.contracts for follow in service.follows)


def _heard(service: Service) -> str:
    """What it hears; of the directory, whose events every service keeps, only which case types are followed."""
    replica = [f"{f.service}.{f.aggregate}" for f in service.follows if f.service == "directory"]
    rows = [(code(event), what) for f in service.follows if f.service != "directory" for event, what in effects(f)]
    if replica:
        rows.append((codes(replica), "本地副本，用于核对权限 kept as a replica, for checking rights"))
    return table(("事件 event", "作用 what it does here"), rows)


def _dictionaries(loaded: Loaded, service: Service) -> str:
    """Every dictionary once per wording; the profiles that share it stand beside it."""
    found: dict[tuple[str, str], list[str]] = {}
    for profile in loaded.profiles:
        for name, dictionary in sorted(service.dictionaries(loaded.book, profile.name).items()):
            found.setdefault((name, _entries(dictionary)), []).append(profile.name)
    every = [profile.name for profile in loaded.profiles]
    rows = [
        (code(name), "全部 all" if names == every else ", ".join(names), entries)
        for (name, entries), names in sorted(found.items())
    ]
    return table(("代码表 dictionary", "地区 profile", "代码 codes"), rows)


def _entries(dictionary: Dictionary) -> str:
    labelled = all(len(item.zh) <= _SHORT for item in dictionary.items)
    return " · ".join(f"{code(item.code)} {item.zh}" if labelled else code(item.code) for item in dictionary.items)
