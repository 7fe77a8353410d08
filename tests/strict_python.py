"""Python whose warnings are errors, for what tests run as processes of their own."""

import sys

# Compiling Whoosh warns, as pyproject.toml has it; whether it was compiled before is nothing that a
# test may depend on.
_OF_WHOOSH = [
    part
    for kind in ("DeprecationWarning", "SyntaxWarning")
    for part in ("-W", f"ignore:invalid escape sequence:{kind}")
]
STRICT = [sys.executable, "-W", "error", *_OF_WHOOSH]
