"""The options of `sesaku serve` that say how the site answers: to whom, how much, from where.

Each is named as the field of ``Settings`` that it fills.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from webui.request.settings import IPV6_PREFIX
from webui.serving.base_path import base_path_of
from webui.serving.hosts import names_of
from webui.serving.proxies import networks_of
from webui.serving.rate_limit import parse_limit

Command = TypeVar("Command", bound=Callable[..., Any])


def checked_by(parse: Callable[[Any], object], wanted: str) -> Callable[..., Any]:
    """Return an option's callback that refuses what ``parse`` raises ValueError for."""

    def check(ctx: click.Context, option: click.Parameter, value: Any) -> Any:
        try:
            parse(value)
        except ValueError as error:
            given = value if isinstance(value, str) else "、".join(value)
            raise click.BadParameter(f"{given!r} is not {wanted}.") from error
        return value

    return check


OPTIONS = (
    click.option(
        "--trusted-host",
        "trusted_hosts",
        multiple=True,
        metavar="NAME",
        callback=checked_by(names_of, "the name of a host"),
        help="Answer only to this host name; repeatable. Default: any.",
    ),
    click.option(
        "--trusted-proxy",
        "trusted_proxies",
        multiple=True,
        metavar="ADDRESS",
        callback=checked_by(networks_of, "an address or a network like 10.0.0.0/8"),
        help="Believe X-Forwarded-For, -Proto, -Prefix from this address or network; repeatable.",
    ),
    click.option(
        "--base-path",
        default="",
        metavar="PATH",
        callback=checked_by(base_path_of, "a path like /plan"),
        help="Path that the site lives below, as /plan for https://city.example.jp/plan/.",
    ),
    click.option(
        "--rate-limit",
        metavar="LIMIT",
        callback=checked_by(parse_limit, "a limit like 100/minute"),
        help="How much one client may ask for, as 100/minute; empty for no limit.",
    ),
    click.option(
        "--ipv6-prefix",
        default=IPV6_PREFIX,
        show_default=True,
        type=click.IntRange(1, 128),
        help="Bits of an address of IPv6 that are one client's network.",
    ),
    click.option(
        "--search-log",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Append the words of searches and how many programs they found; see `sesaku queries`.",
    ),
)


def settings_options(command: Command) -> Command:
    """Give a command the options above; it takes them as keyword arguments."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
