"""How many files and connections a process may have open."""

import sys

# More connections than a small machine serves; granian holds as many (see ``worker``).
WANTED = 65_535


def raise_descriptors() -> None:
    """Take as many descriptors as the system allows without asking: often it gives 1,024 at first.

    Every connection takes one, also one that says nothing.
    """
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
