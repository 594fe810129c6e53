"""The embedded ledger: py-evm blocks in SQLite, served as JSON-RPC on loopback.

Importing this package is instant; what is heavy (py-evm, the web server) loads when it is first needed.
It must not know the charity's contract, the client or the program: it is a chain like any other.
"""

from __future__ import annotations

from almoner_chain.embedded.owner import Running, open_ledger, serve_forever

__all__ = ["Running", "open_ledger", "serve_forever"]
