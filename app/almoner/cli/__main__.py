"""Enter the command line: find the command, run it, turn every failure into one sentence and an exit code.

Imports nothing heavy: each command's module is loaded only when that command runs.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from almoner.cli.app import App, report_error, shared
from almoner_chain.core.errors import AlmonerError

# command -> (module that defines it under the same name, help line)
COMMANDS = {
    "init": ("setup", "Start a charity: a ledger, its administrator's wallet, a profile."),
    "wallet": ("wallets", "Create, restore and list wallets; grant and revoke roles."),
    "fund": ("funds", "Create funds with their spending policy; see what they hold."),
    "gift": ("gifts", "Add gifts, import lists of gifts, list them."),
    "batch": ("batches", "Commit gifts to the ledger, thousands in one transaction."),
    "receipt": ("receipts", "Export, promise, void and replace receipts."),
    "verify": ("verification", "Check a receipt against the ledger."),
    "payment": ("payments", "Request, approve, pay and deliver disbursements."),
    "payee": ("payees", "See who is paid; keep notes on payees."),
    "trace": ("tracing", "Follow a gift to its payments, or a payment to its gifts."),
    "audit": ("auditing", "Replay every entry from the node alone and report findings."),
    "ledger": ("ledgers", "See the ledger's state; serve the embedded ledger."),
    "serve": ("serving", "Serve the page a phone opens, and a read-only view of the ledger."),
    "page": ("pages", "Write the page a phone opens as files for a web host; show its fingerprint."),
    "backup": ("backups", "Keep everything of this installation in one encrypted file; restore it."),
    "demo": ("demo", "Build a sample charity and show the whole way of a gift."),
}


class LazyGroup(click.Group):
    """List all commands without importing any of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"almoner.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done or valid; 1 a negative answer; 2 wrong use or bad input; 3 could not be checked.",
)
@click.version_option(package_name="almoner")
@shared
@click.pass_context
def almoner(ctx: click.Context) -> None:
    """Donations, disbursements and receipts that anyone can verify against a ledger.

    Without a command the window opens.
    """
    if ctx.invoked_subcommand is not None:
        return
    app: App = ctx.ensure_object(App)
    if app.open_window is None or app.json:
        click.echo(ctx.get_help())
    else:
        app.exit_code = app.open_window(app.directory)


def main(arguments: list[str] | None = None, *, open_window: Callable[[Path], int] | None = None) -> int:
    """Run one command line and return its exit code; never a traceback for a foreseen failure.

    ``open_window`` shows the window on a folder when there is no command; without it the help is printed.
    """
    app, thresholds = App(), gc.get_threshold()
    app.open_window = open_window
    # What a command imports stays: the collector walking it again and again takes a tenth of most commands.
    gc.set_threshold(50_000)
    try:
        result: Any = almoner.main(args=arguments, prog_name="almoner", standalone_mode=False, obj=app)
        return app.exit_code if app.exit_code else (result if isinstance(result, int) else 0)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        return report_error(app, "cancelled", "Cancelled; nothing that was not finished is kept.", "", 2)
    except click.ClickException as error:
        hint = "See `almoner --help`."
        if isinstance(error, click.UsageError) and error.ctx is not None:
            hint = f"See `{error.ctx.command_path} --help`."
        # a shared option given on the line that could not be parsed still decides the form of the answer
        app.json = app.json or "--json" in (sys.argv[1:] if arguments is None else arguments)
        return report_error(app, "usage", error.format_message(), hint, 2)
    except AlmonerError as error:
        return report_error(app, error.code, error.message, error.hint, error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        return report_error(
            app,
            "system",
            f"{error.strerror or error}{place}.",
            "Check the path, the permissions and free space.",
            2,
        )
    finally:
        app.close()
        gc.set_threshold(*thresholds)


if __name__ == "__main__":
    sys.exit(main())
