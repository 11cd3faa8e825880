"""All generated pages: which there are, how they are written, and which are stale."""

from collections.abc import Mapping
from pathlib import Path

from deploy.docs.access_page import access_page
from deploy.docs.chapters import RULE_MAPS
from deploy.docs.event_page import event_page
from deploy.docs.loading import ROOT, Loaded, load
from deploy.docs.problem_page import problem_page
from deploy.docs.rule_map import rule_map
from deploy.docs.rulebook_page import rulebook_page
from deploy.docs.service_page import service_part, with_generated_part


def pages(loaded: Loaded) -> Mapping[str, str]:
    """Path from the root to text, for every page. Raises Uncarried and Unmarked."""
    found = {
        "docs/access.md": access_page(loaded),
        "docs/events.md": event_page(loaded),
        "docs/problems.md": problem_page(),
        "docs/rulebook.md": rulebook_page(loaded),
        **{chapter.place: rule_map(loaded, chapter) for chapter in RULE_MAPS},
    }
    for name, service in loaded.services.items():
        place = f"services/{name}/README.md"
        readme = (loaded.root / place).read_text(encoding="utf-8")
        found[place] = with_generated_part(readme, service_part(loaded, service), place)
    return found


def write(root: Path = ROOT) -> list[str]:
    """Write every page that differs; answers their paths."""
    changed = _differing(load(root))
    for place, text in changed.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")
    return list(changed)


def stale(root: Path = ROOT) -> list[str]:
    """The pages that would change, and the modules that cannot be imported; empty when all is fresh."""
    loaded = load(root)
    return [*loaded.faults, *_differing(loaded)]


def _differing(loaded: Loaded) -> dict[str, str]:
    return {place: text for place, text in pages(loaded).items() if _present(loaded.root / place) != text}


def _present(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
