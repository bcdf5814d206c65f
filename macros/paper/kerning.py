"""The distances between pairs of letters in a face, written anew in fewer bytes: nobody sees a difference.

A face that is cut down keeps the many tables that were made for all its letters. Most of what is left in them is the same
row or column again and again: one table of classes says it all, and what is nearly alike stands side by side, since that compresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.otBase import ValueRecord

_PAIRS = 2
_ADVANCE = 4
# Distances are in thousandths of a letter's height, and are rounded to so many: in a title 100 pixels high no letter is moved by more
# than a fifth of a pixel.
_STEP = 4

Distances = Mapping[tuple[str, str], int]


def kerning(font: TTFont) -> list[Distances]:
    """Of each lookup of pairs: how much nearer or further two glyphs stand than their widths say; pairs without are left out."""
    glyphs = font.getGlyphOrder()
    return [_distances(lookup, glyphs) for lookup in _lookups_of_pairs(font)]


def pack_kerning(font: TTFont) -> None:
    """Writes every lookup of pairs anew, as one table of rounded distances."""
    glyphs = font.getGlyphOrder()
    for lookup in _lookups_of_pairs(font):
        rounded = {pair: round(distance / _STEP) * _STEP for pair, distance in _distances(lookup, glyphs).items()}
        lookup.SubTable = [_table({pair: distance for pair, distance in rounded.items() if distance}, glyphs)]
        lookup.SubTableCount = 1


def _lookups_of_pairs(font: TTFont) -> Iterator[otTables.Lookup]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        if lookup.LookupType == _PAIRS:
            yield lookup


def _distances(lookup: otTables.Lookup, glyphs: Sequence[str]) -> Distances:
    # The first table that knows a pair settles it, also where it says 0.
    settled: dict[tuple[str, str], int] = {}
    for table in lookup.SubTable:
        if table.ValueFormat1 not in (0, _ADVANCE) or table.ValueFormat2:
            raise ValueError("a pair of letters does more than stand nearer or further")
        for pair, value in _single(table) if table.Format == 1 else _by_class(table, glyphs):
            settled.setdefault(pair, value.XAdvance if value else 0)
    return {pair: distance for pair, distance in settled.items() if distance}


def _single(table: otTables.PairPos) -> Iterator[tuple[tuple[str, str], ValueRecord]]:
    for first, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
        for record in pairs.PairValueRecord:
            yield (first, record.SecondGlyph), record.Value1


def _by_class(table: otTables.PairPos, glyphs: Sequence[str]) -> Iterator[tuple[tuple[str, str], ValueRecord]]:
    firsts, seconds = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    for first in table.Coverage.glyphs:
        row = table.Class1Record[firsts.get(first, 0)].Class2Record
        for second in glyphs:
            yield (first, second), row[seconds.get(second, 0)].Value1


def _table(distances: Distances, glyphs: Sequence[str]) -> otTables.PairPos:
    firsts = _alike(distances, glyphs)
    seconds = _alike({(second, first): distance for (first, second), distance in distances.items()}, glyphs)
    table = otTables.PairPos()
    table.Format, table.ValueFormat1, table.ValueFormat2 = 2, _ADVANCE, 0
    table.Coverage = otTables.Coverage()
    table.Coverage.glyphs = sorted((glyph for group in firsts for glyph in group), key=glyphs.index)
    # Class 0 is, of what stands first, the first group; of what stands second, all that nothing is said about.
    table.ClassDef1 = _classes(firsts, 0)
    table.ClassDef2 = _classes(seconds, 1)
    table.Class1Count, table.Class2Count = len(firsts), len(seconds) + 1
    table.Class1Record = [
        _row([0, *(distances.get((first[0], second[0]), 0) for second in seconds)]) for first in firsts
    ]
    return table


def _alike(distances: Distances, glyphs: Sequence[str]) -> list[list[str]]:
    """What stands first, in groups with the same distances to everything, each group beside the one that it differs least from."""
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), distance in distances.items():
        rows[first][second] = distance
    groups: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for first in sorted(rows, key=glyphs.index):
        groups[tuple(rows[first].get(second, 0) for second in glyphs)].append(first)
    left = list(groups)
    ordered: list[tuple[int, ...]] = []
    while left:
        nearest = min(left, key=partial(_differences, ordered[-1] if ordered else left[0]))
        left.remove(nearest)
        ordered.append(nearest)
    return [groups[row] for row in ordered]


def _differences(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(here != there for here, there in zip(one, other, strict=True))


def _classes(groups: Sequence[Sequence[str]], first_number: int) -> otTables.ClassDef:
    classes = otTables.ClassDef()
    classes.classDefs = {
        glyph: number for number, group in enumerate(groups, first_number) if number for glyph in group
    }
    return classes


def _row(distances: Sequence[int]) -> otTables.Class1Record:
    row = otTables.Class1Record()
    row.Class2Record = []
    for distance in distances:
        record = otTables.Class2Record()
        record.Value1 = ValueRecord(valueFormat=_ADVANCE)
        record.Value1.XAdvance = distance
        row.Class2Record.append(record)
    return row
