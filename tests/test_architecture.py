"""The documents that describe the code name all of it and nothing else."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    str(path.relative_to(ROOT))
    for package in ("indexer", "webapp")
    for path in (ROOT / package).rglob("*.py")
    if path.name not in {"__init__.py", "__main__.py"}
)
DOCUMENTS = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("module", MODULES)
def test_the_architecture_names_every_module(module: str) -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    inside_its_package = module.partition("/")[2]
    assert f"`{Path(module).name}`" in text or f"`{inside_its_package}`" in text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_to_a_file_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_the_readme_names_every_command() -> None:
    from indexer.cli import readout

    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in readout.commands if f"readout {name}" not in text] == []
