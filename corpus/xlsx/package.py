"""An XLSX file as what it is: a zip of XML parts that name each other."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from corpus.errors import CorpusError, Problem

# A workbook of 100,000 programs unpacks to some 200 MB; what claims more is damaged or an attack.
MAX_UNPACKED = 500_000_000

# The whole of what reading a damaged zip or its XML raises.
_DAMAGE = (
    ArithmeticError,  # figures that no calculation has room for
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    EOFError,
    LookupError,  # a part that is missing, an encoding that is unknown
    NotImplementedError,  # a compression that no spreadsheet program uses
    OSError,
    RuntimeError,  # an encrypted part
    ValueError,
)


class Package:
    """The parts of a workbook. Reading one raises what ``damage_named`` turns into a problem."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        if sum(part.file_size for part in self._zip.infolist()) > MAX_UNPACKED:
            raise ValueError("the parts are too large")
        self._names = {name.casefold(): name for name in self._zip.namelist()}

    def has(self, part: str) -> bool:
        """Tell whether the package has the part."""
        return part.casefold() in self._names

    def stream(self, part: str) -> io.BytesIO:
        """Return the content of a part. Raises KeyError without it."""
        return io.BytesIO(self._zip.read(self._names[part.casefold()]))

    def xml(self, part: str) -> Element:
        """Return the root of a part. Entities are no danger: expat bounds their growth."""
        return ElementTree.parse(self.stream(part)).getroot()

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return id to (kind, part) of what a part refers to; the package itself is part ``""``."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
            )
            for relation in self.xml(relations)
        }

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of a kind that a part refers to; None without any."""
        found = (target for type_, target in self.relations(part).values() if type_ == kind)
        return next(found, None)


@contextmanager
def damage_named(file: str, kind: str = "XLSX") -> Iterator[None]:
    """Raise CorpusError where the block finds the package damaged."""
    try:
        yield
    except CorpusError:
        raise
    except _DAMAGE as error:
        # A file that was cut off has lost its end, where the list of its parts is.
        how = "途中で切れています" if isinstance(error, zipfile.BadZipFile) else "壊れています"
        reason = f"{kind}ファイルが{how}。"
        remedy = (
            "Excelで開いて保存し直してください。開けないときは、もとのファイルから作り直します。"
        )
        raise CorpusError([Problem(file, None, None, "", reason, remedy)]) from error


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, of which there are two kinds."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return an attribute, whatever its namespace; empty where it has none."""
    return next((v for key, v in element.items() if key.rpartition("}")[2] == name), "")
