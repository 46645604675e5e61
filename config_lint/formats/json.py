"""JSON: https://www.rfc-editor.org/rfc/rfc8259, and JSON with comments where its reader takes them."""

from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.formats.format import Format
from config_lint.text.comments import comments_in
from config_lint.text.errors import Malformed
from config_lint.text.json_tree import JsonReader
from config_lint.text.leaves import Leaves
from config_lint.text.lines import Lines
from config_lint.values.wildcard import fits

WITH_COMMENTS = (
    "*.jsonc",
    "appsettings*.json",  # .NET skips comments and takes trailing commas: JsonConfigurationFileParser
    "tsconfig*.json",  # https://www.typescriptlang.org/docs/handbook/tsconfig-json.html
    "jsconfig*.json",  # https://code.visualstudio.com/docs/languages/jsconfig
    "devcontainer.json",  # https://containers.dev/implementors/json_reference/
    ".devcontainer.json",
    ".eslintrc.json",  # https://eslint.org/docs/latest/use/configure/configuration-files-deprecated
)
"""Names of files whose readers are documented to take comments."""


class Json(Format):
    """One value a file, duplicate keys seen."""

    patterns: ClassVar[tuple[str, ...]] = ("*.json", "*.jsonc", ".env*.json")

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The one document of `text`."""
        name = path.rpartition("/")[2].lower()
        in_editor = "/.vscode/" in f"/{path}"  # https://code.visualstudio.com/docs/languages/json#_json-with-comments
        lenient = in_editor or any(fits(name, pattern) for pattern in WITH_COMMENTS)
        lines = Lines(text, path)
        reader = JsonReader(text, lines, lenient=lenient)
        try:
            root = reader.root()
            if root is None:
                return (Document(path, 0, "json", (), comments=comments_in(text, reader.comments, lines)),)
            leaves = Leaves(root)
        except Malformed as fault:
            return (Document(path, 0, "json", (), problems=(fault.problem(),)),)
        return (leaves.document(path, "json", comments_in(text, reader.comments, lines)),)
