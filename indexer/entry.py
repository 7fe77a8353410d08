"""Where ``sesaku`` begins: an interrupt while modules load ends it without a traceback."""

import sys


def main() -> None:
    """Run the command line; interrupted before it began, end as click ends it afterwards."""
    try:
        from indexer.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        sys.stderr.write("\nAborted!\n")
        sys.exit(1)
