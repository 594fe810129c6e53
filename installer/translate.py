"""Keep the window's translations (Qt Linguist): collect its texts, build what the program loads, list services' sentences.

    ./task translate              collect new texts into the .ts files, drop those gone, build the .qm files
    ./task translate sentences    list what services say and the window's catalogue lacks, and what it has too much

Translate the .ts files with `pyside6-linguist` or any editor; the words to use stand beside them in README.md.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOW = "app/almoner/ui"
TRANSLATIONS = ROOT / "resources/almoner_resources/translations"
LANGUAGES = {"en": ["-pluralonly"], "zh_CN": []}
"""English stands in the source: only its plural forms are translated."""


def tool(name: str) -> str:
    """Return one of Qt's tools as PySide installed it beside this Python."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def sources() -> list[str]:
    """Return the window's modules, relative to the project."""
    return [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / WINDOW).rglob("*.py"))]


def collect(folder: Path = TRANSLATIONS) -> str:
    """Bring the .ts files in a folder up to the sources; return what lupdate says."""
    said = []
    for language, options in LANGUAGES.items():
        target = folder / f"almoner_{language}.ts"
        command = [tool("lupdate"), *sources(), *options, "-no-obsolete", "-locations", "none"]
        languages = ["-source-language", "en", "-target-language", language]
        said.append(_run([*command, *languages, "-ts", str(target)]))
    return "".join(said)


def build(folder: Path = TRANSLATIONS, into: Path | None = None) -> str:
    """Make the .qm files from the .ts files; return what lrelease says."""
    said = []
    for language in LANGUAGES:
        name = f"almoner_{language}"
        target = (into or folder) / f"{name}.qm"
        said.append(_run([tool("lrelease"), str(folder / f"{name}.ts"), "-qm", str(target)]))
    return "".join(said)


def sentences() -> tuple[set[str], set[str]]:
    """Return the sentences of services that the catalogue lacks, and those it has though nobody says them."""
    sys.path.insert(0, str(Path(__file__).parent))
    from sentences import templates

    from almoner.ui.catalogue import TEMPLATES

    found = set(templates())
    return found - set(TEMPLATES), set(TEMPLATES) - found


def _run(command: list[str]) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def main(arguments: list[str]) -> int:
    """Do what the command line says; 1 if the catalogue is not complete."""
    if arguments == ["sentences"]:
        missing, unused = sentences()
        lines = [f"missing: {text}" for text in sorted(missing)] + [
            f"unused: {text}" for text in sorted(unused)
        ]
        sys.stdout.write("".join(line + "\n" for line in lines))
        return 1 if lines else 0
    if arguments:
        sys.stderr.write(__doc__ or "")
        return 2
    sys.stdout.write(collect() + build())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
