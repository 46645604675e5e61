"""Which files name environments themselves, where the platform has them do so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import translate

from config_lint.dialects.dialect import Dialect
from config_lint.domain.stated import Stated
from config_lint.domain.tree import Reader


def stated_in(files: Sequence[str], reader: Reader, dialects: Mapping[str, Dialect]) -> Iterator[Stated]:
    """What files say, of those that have names which a dialect has an ear for, and of those of the same ending beside them."""
    for dialect in dialects.values():
        if not dialect.telling:
            continue
        telling = re.compile("|".join(map(translate, dialect.telling)))
        heard = {_place(path) for path in files if telling.fullmatch(path.rpartition("/")[2])}
        for path in files if heard else ():
            if _place(path) in heard:
                documents = [document for document in reader.read(path) if dialect.recognises(document)]
                names = tuple(dict.fromkeys(name for document in documents for name in dialect.environments(document, reader)))
                if names:
                    yield Stated(path, names, dialect.shares_out)


def _place(path: str) -> tuple[str, str]:
    """The folder and the ending."""
    folder, _, name = path.rpartition("/")
    return folder, name.rpartition(".")[2]
