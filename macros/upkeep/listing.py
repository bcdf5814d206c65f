"""Lines put into mkdocs.yml and into the lists of shared data, where they belong and as their neighbours are written."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from macros.upkeep.changes import Refused, rows_of

_MARK = "\ufeff"
_TEXT = "tag:yaml.org,2002:str"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_text(text: str) -> str:
    """A text as it is written after a key: as it is, or in quotes where YAML would read something else."""
    node = _tried(lambda row: yaml.compose(row, Loader=_Loader), f"- {text}\n- {text}\n")
    read = [] if node is None or node == [] else node.value
    is_text = [isinstance(each, yaml.ScalarNode) and (each.value, each.tag) == (text, _TEXT) for each in read]
    return text if is_text == [True, True] else json.dumps(text, ensure_ascii=False)


def line_end(text: str) -> str:
    """What the lines of a text end in."""
    return "\r\n" if "\r\n" in text else "\n"


# --- nav ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """A page in `nav`, with the row and the column it stands at, counted from 0; `flows` where its list stands in brackets."""

    source: str
    row: int
    column: int
    end: int
    flows: bool


def entries(text: str) -> list[Entry]:
    """The pages that `nav` of a file of settings names, in its order; none where it has no `nav`."""
    nav = _nav(text)
    return list(_entries(nav, flows=False)) if nav else []


def _nav(text: str) -> yaml.SequenceNode | None:
    root = yaml.compose(text, Loader=_Loader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    node = next((value for key, value in pairs if key.value == "nav"), None)
    return node if isinstance(node, yaml.SequenceNode) else None


def _entries(node: yaml.Node, *, flows: bool) -> Iterator[Entry]:
    if isinstance(node, yaml.ScalarNode):
        yield Entry(node.value, node.start_mark.line, node.start_mark.column, node.end_mark.line, flows)
        return
    inside = flows or (isinstance(node, yaml.CollectionNode) and bool(node.flow_style))
    children = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
    for child in children:
        yield from _entries(child, flows=inside)


def with_page(text: str, source: str, title: str) -> str:
    """Settings whose `nav` has one page more: after the last page of its folder, else under a new `title` at the end.

    Settings without `nav` stay as they are. Raises Refused where the line cannot be put in as text.
    """
    listed = entries(text)
    if not listed:
        return text
    beside = [entry for entry in listed if posixpath.dirname(entry.source) == posixpath.dirname(source)]
    after = (beside or listed)[-1]
    rows = rows_of(text)
    row = rows[after.row]
    indent = row[: len(row) - len(row.lstrip(" "))]
    new = [f"{indent}- {source}"]
    if not beside:
        nav = _nav(text)
        top = rows[nav.value[0].start_mark.line] if nav else ""
        indent = top[: len(top) - len(top.lstrip(" "))]
        new = [f"{indent}- {yaml_text(title)}:", f"{indent}    - {source}"]
    changed = _inserted(rows, after.end + 1, new, line_end(text))
    if (beside and after.flows) or [entry.source for entry in _tried(entries, changed)] != _with(listed, after, source):
        raise Refused(f"Menyen (nav) er skrevet slik at linja må settes inn for hånd: - {source}")
    return changed


def _with(listed: Sequence[Entry], after: Entry, source: str) -> list[str]:
    place = listed.index(after) + 1
    sources = [entry.source for entry in listed]
    return [*sources[:place], source, *sources[place:]]


def with_other_page(text: str, old: str, new: str, title: str | None = None) -> str:
    """Settings whose `nav` names a page by its new file: in its place, or beside the others of the part with this `title`."""
    rows = rows_of(text)
    listed = entries(text)
    goes = title is not None and posixpath.dirname(old) != posixpath.dirname(new)
    for entry in reversed([entry for entry in listed if entry.source == old]):
        row = rows[entry.row]
        if goes and row.strip() == f"- {old}":
            rows[entry.row] = ""
        else:
            rows[entry.row] = row[: entry.column] + row[entry.column :].replace(old, new, 1)
            goes = False
    changed = "".join(rows)
    if goes:
        left = [entry.source for entry in listed if entry.source != old]
        # A list that had this page alone would be no list any more.
        alone = [entry.source for entry in _tried(entries, changed)] != left
        return with_other_page(text, old, new) if alone else with_page(changed, new, title or "")
    wanted = [new if entry.source == old else entry.source for entry in listed]
    if [entry.source for entry in _tried(entries, changed)] != wanted:
        raise Refused(f"Menyen (nav) er skrevet slik at «{old}» må byttes ut med «{new}» for hånd.")
    return changed


def _tried(read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except yaml.YAMLError:
        return []


# --- data -----------------------------------------------------------------------------------------


def with_item(text: str, item: Sequence[str], goes_before: Callable[[dict[str, Any]], bool] | None = None) -> str:
    """A list of shared data with one item more: before the first that `goes_before` picks, else at the end.

    `item` are its lines, of which the first begins with a dash. Raises Refused where it cannot be put in as text.
    """
    before = _items(text)
    root = yaml.compose(text, Loader=_Loader)
    rows = rows_of(text)
    number = next((place for place, each in enumerate(before) if goes_before and goes_before(each)), len(before))
    row = root.value[number].start_mark.line if root and number < len(before) else len(rows)
    # What stands above an item and belongs to no other is its own heading.
    while row < len(rows) and row and rows[row - 1].lstrip().startswith("#"):
        row -= 1
    changed = _inserted(rows, row, item, line_end(text))
    after = _tried(_items, changed)
    flows = isinstance(root, yaml.CollectionNode) and bool(root.flow_style)
    if flows or [*after[:number], *after[number + 1 :]] != before or len(after) == len(before):
        raise Refused("Fila er skrevet slik at dette må settes inn for hånd:\n" + "\n".join(item))
    return changed


def _items(text: str) -> list[Any]:
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return data if isinstance(data, list) else []


def without_item(text: str, number: int) -> str:
    """A list of shared data without one of its items."""
    root = yaml.compose(text, Loader=_Loader)
    rows = rows_of(text)
    nodes = root.value if root else []
    end = nodes[number + 1].start_mark.line if number + 1 < len(nodes) else len(rows)
    return "".join([*rows[: nodes[number].start_mark.line], *rows[end:]])


def _inserted(rows: Sequence[str], place: int, lines: Sequence[str], end: str) -> str:
    above = "".join(rows[:place])
    if not place and rows and rows[0].startswith(_MARK):
        # What says that the file is UTF-8 goes on standing first.
        above, rows = _MARK, [rows[0].removeprefix(_MARK), *rows[1:]]
    if above not in ("", _MARK) and not above.endswith(("\n", "\r")):
        above += end
    return above + "".join(f"{line}{end}" for line in lines) + "".join(rows[place:])
