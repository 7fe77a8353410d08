"""What is the matter when a cluster does not do what it is asked, in words without secrets."""

from typing import Any

from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConnectionError,
    ConnectionTimeout,
    SSLError,
    TransportError,
)

from indexer.cluster.settings import PASSWORD, USER

# The status of what a node has no memory or no time for; and where no copy of a part answers.
TOO_MANY, _UNAVAILABLE = 429, 503
# What the engine answers when nothing may be written any more: a node's disk is past the flood
# stage, or the disks of all of them are past the stage before.
_FULL = ("flood-stage", "create-index blocked")
# What stands among the causes where a node went while it was asked, whatever the status is.
_GONE = ("node_disconnected", "node_not_connected", "node_closed", "no_shard_available")
PARTS = "parts of the index do not answer"
MUCH, MORE = "its nodes have too much to do", "Try again later, or give them more memory."


def is_taken(error: TransportError) -> bool:
    """Whether another process made or changed the same thing just before."""
    return error.status_code == 409 or error.error == "resource_already_exists_exception"


def is_lost(status: Any, causes: Any) -> bool:
    """Whether a search has no answer because a part of the index did not give any."""
    return status == _UNAVAILABLE or any(one in str(causes) for one in _GONE)


def told(error: TransportError) -> tuple[str, str]:
    """What is the matter, and what helps."""
    text = str(error.info if isinstance(error, ConnectionError) else error)
    if "WRONG_VERSION_NUMBER" in text or "record layer failure" in text:
        return "it does not speak TLS", "Write http:// or have its nodes speak TLS."
    if isinstance(error, SSLError) or "CERTIFICATE" in text or "certificate" in text:
        why = "has expired" if "expired" in text else "cannot be verified"
        return f"its certificate {why}", "Renew it, or name the authority's file in [engine] ca."
    if isinstance(error, ConnectionTimeout):
        return "it does not answer in time", "See whether its nodes are overloaded or gone."
    if isinstance(error, ConnectionError):
        return "no node can be reached", "Check the address and whether the nodes run."
    if isinstance(error, AuthenticationException):
        return "the user or the password is wrong", f"Set {USER} and {PASSWORD}."
    if any(block in text for block in _FULL):
        return "its disk is full and takes nothing more", "Make room on the nodes and try again."
    if isinstance(error, AuthorizationException):
        return "the user may not do this", "Give the user rights on the indexes of this alias."
    kind = error.error if isinstance(error.error, str) else "error"
    if error.status_code == TOO_MANY:
        return MUCH, MORE
    if is_lost(error.status_code, error.info):
        return PARTS, "Start the missing nodes."
    return f"it refuses the request ({error.status_code} {kind})", "See the log of its nodes."
