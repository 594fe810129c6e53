"""Compile the ledger contract and write its artifact, or check that the committed one is still true.

    python chain/contracts/build.py            write chain/almoner_chain/artifacts/Ledger.json
    python chain/contracts/build.py --check    fail when sources and artifact differ

The compiler is no run-time dependency of the program: it reads the artifact alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import site
import sys
from pathlib import Path
from typing import Any

from vyper import __version__ as vyper_version
from vyper.compiler import compile_from_file_input
from vyper.compiler.input_bundle import FilesystemInputBundle

SOURCES = Path(__file__).resolve().parent
ARTIFACT = SOURCES.parent / "almoner_chain" / "artifacts" / "Ledger.json"
EVM_VERSION = "cancun"
LIMIT = 24_576  # EIP-170


def main() -> int:
    """Write or check the artifact; return 0, or 1 when it is not what the sources make."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the artifact differs")
    wanted = rendered(build())
    if not parser.parse_args().check:
        ARTIFACT.write_text(wanted, encoding="utf-8")
        return 0
    if not ARTIFACT.exists() or ARTIFACT.read_text(encoding="utf-8") != wanted:
        sys.stderr.write("Ledger.json is not what chain/contracts makes: run chain/contracts/build.py\n")
        return 1
    return 0


def build() -> dict[str, Any]:
    """Compile `Ledger.vy` and return the artifact: code as hex with 0x, slots and lengths as numbers."""
    out = _compile()
    layout = out["layout"]
    runtime = bytes.fromhex(out["bytecode_runtime"].removeprefix("0x"))
    immutables = sum(leaf["length"] for _, leaf in _leaves(layout["code_layout"], "length"))
    if len(runtime) + immutables >= LIMIT:
        raise SystemExit(f"the ledger takes {len(runtime) + immutables} bytes, {LIMIT} is the limit")
    return {
        "contract": "Ledger",
        "compiler": f"vyper {vyper_version}",
        "evm_version": EVM_VERSION,
        "source_hash": source_hash(),
        "reasons": reasons(),
        "abi": out["abi"],
        "bytecode": out["bytecode"],
        "runtime": out["bytecode_runtime"],
        "immutables_length": immutables,
        "storage_layout": {
            path[-1]: {"slot": leaf["slot"], "type": leaf["type"], "module": ".".join(path[:-1])}
            for path, leaf in _leaves(layout["storage_layout"], "slot")
        },
    }


def source_hash() -> str:
    """Return the SHA-256 over names and contents of all our sources, in order of name."""
    digest = hashlib.sha256()
    for source in sorted(SOURCES.glob("*.vy")):
        content = source.read_bytes()
        digest.update(f"{source.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def reasons() -> list[str]:
    """List every reason ("module: reason") our sources can revert with."""
    found = {
        reason
        for source in SOURCES.glob("*.vy")
        for reason in re.findall(
            r'check\._that\(.*"([a-z_]+: [a-z ]+)"\)', source.read_text(encoding="utf-8")
        )
    }
    return sorted(found)


def rendered(artifact: dict[str, Any]) -> str:
    """Return the artifact as the text of its file."""
    return json.dumps(artifact, indent=1) + "\n"


def _compile() -> dict[str, Any]:
    bundle = FilesystemInputBundle([Path(path) for path in site.getsitepackages()] + [SOURCES])
    with bundle.search_path(SOURCES):
        source = bundle.load_file("Ledger.vy")
        formats = ["abi", "bytecode", "bytecode_runtime", "layout"]
        compiled: dict[str, Any] = compile_from_file_input(
            source, input_bundle=bundle, output_formats=formats
        )
    return compiled


def _leaves(
    layout: dict[str, Any], key: str, path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    """List the innermost entries of a layout with their paths; ``key`` marks an innermost entry."""
    if key in layout:
        return [(path, layout)]
    return [leaf for name, inner in layout.items() for leaf in _leaves(inner, key, (*path, name))]


if __name__ == "__main__":
    raise SystemExit(main())
