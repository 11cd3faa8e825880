"""The operator's command line: parked events, the comparison with the broker, who is behind, and keys."""

import typer

from deploy import operate_events, operate_keys, operate_parked

app = typer.Typer(
    help="Parked events of a service: list, retry in order, discard by two persons. Events under way: compare "
    "outbox and broker, show who is behind. Keys: rotate, destroy; erase a case.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a traceback that shows locals would show a database address
)
for _command in (*operate_parked.COMMANDS, *operate_events.COMMANDS, *operate_keys.COMMANDS):
    app.command()(_command)


if __name__ == "__main__":
    app()
