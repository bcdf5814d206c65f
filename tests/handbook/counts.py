"""Counts of what is to be varied, plain and there for everyone: printed, and held by `test_everyone_is_there.py`.

python -m tests.handbook.counts [FOLDER]     (another folder of pages, such as `docs` of an earlier day)
"""

from __future__ import annotations

import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

import yaml

from macros.content.models import Module
from macros.content.reading import Page, read
from macros.rendering import plain
from tests.handbook.make_hashes import words_of
from tests.handbook.texts import PROJECT, Piece, body, front_matter

HERE = Path(__file__).parent
# More of two questions than this in common: they may be the same question in other words.
_NEAR = 0.4
_LONG_WORD = 6
_LEADS = {
    "Etter denne modulen kan du": r"\better denne modulen kan (?:du|dere)\b",
    "Her får / lærer / kan / øver": r"\bher (?:får|lærer|kan|øver)\b",
    "Etterpå kan du": r"\betterpå (?:kan|skal) (?:du|dere)\b",
    "denne modulen hjelper": r"\bdenne modulen (?:hjelper|kan|følger)\b",
}
_TWO_IN_ONE = r"\?.+\?|, og (?:hva|hvem|hvor|hvordan|når|hvorfor|hvilke[nt]?)\b"
_EMPTY_LINES = r"«[^»]*\bSå (?:fin|fint|flott|flink|spennende|bra|rolig|sterk|koselig|herlig)\b[^»]*»"
# Studies of kindergartens in Norway and its neighbours, and the authorities' and others' guidance for them.
KINDERGARTEN = frozenset(
    """
    goban-2019 drugli-2022 helgesen-2017 trygg-for-3 gotvassli-vannebo fafo-2014-24 baerum-tett-pa wendelborg-2015
    inkluderingsparadokset-2023 steinnes-haug-2013 tkachenko-2015 fub-ett-skritt-til forste-steg-2022 bornich-2019
    udir-pakke-barnehagemiljo tvinnereim-bergset-2023 bjornaas-2025 andersen-hudfarge nystad-2021 drugli-2023 liten-og-ny
    bjornestad-os-2018 eide-winger-wolf-2019 dybvik-2022 ettaringers-vennskap-2012 smabarns-hilsener fugelsnes-2022
    rosell-2022 iversen-2024 greve-londal-2012 eide-os-2012 ute-er-de-2019 samlederskap-2022 arbeidsroller-2025
    kunnskapsdeling-2021 bratterud-2012 fhi-sarbare-barn-2015 uis-barnehagemiljo udir-melde-barnevernet rvts-barnehageveileder
    """.split()
)


@dataclass(frozen=True)
class Counted:
    """Every module of a folder of pages, with what is counted of it."""

    modules: tuple[tuple[Module, Page], ...]

    @classmethod
    def of(cls, docs: Path) -> Counted:
        """The modules of a folder."""
        return cls(tuple((page.module, page) for page in read(docs).pages if page.module))

    # --- language ---

    @cached_property
    def lix(self) -> dict[str, float]:
        """How hard each module's running text is: words in a sentence, and long words in a hundred."""
        return {module.slug: lix([piece.text for piece in body(page)]) for module, page in self.modules}

    @cached_property
    def long_sentences(self) -> list[tuple[Piece, str]]:
        """Sentences of more than thirty words, outside quotations of law."""
        return [
            (piece, sentence)
            for _, page in self.modules
            for piece in (*front_matter(page), *body(page))
            if not piece.quotes_the_law and ".keywords[" not in piece.key
            for sentence in piece.sentences
            if len(_words(sentence)) > 30
        ]

    # --- questions ---

    @cached_property
    def questions(self) -> list[tuple[str, str, str]]:
        """Every question, as (module, building block, text)."""
        return [
            (module.slug, prompt.building_block, plain(prompt.text))
            for module, _ in self.modules
            for prompt in module.prompts
        ]

    @cached_property
    def first_words(self) -> Counter[str]:
        """What questions begin with."""
        return Counter(text.split()[0] for _, _, text in self.questions)

    @cached_property
    def two_in_one(self) -> list[str]:
        """Questions that ask for two things."""
        return [text for _, _, text in self.questions if re.search(_TWO_IN_ONE, re.sub(r"«[^»]*»", "", text))]

    @cached_property
    def blocks(self) -> Counter[str]:
        """How many questions each building block has."""
        return Counter(block for _, block, _ in self.questions)

    @cached_property
    def near_copies(self) -> list[tuple[str, str, str, str]]:
        """Pairs of questions of two modules that have much of their words in common."""
        asked = [(slug, text, frozenset(words_of(text))) for slug, _, text in self.questions]
        return [
            (one[0], one[1], two[0], two[1])
            for one, two in combinations(asked, 2)
            if one[0] != two[0] and len(one[2] & two[2]) > _NEAR * len(one[2] | two[2])
        ]

    # --- leads and scenes ---

    @cached_property
    def leads(self) -> dict[str, list[str]]:
        """Formula → the modules whose lead has it."""
        found = {module.slug: body(page)[0].text for module, page in self.modules}
        return {
            name: [slug for slug, text in found.items() if re.search(pattern, text, re.IGNORECASE)]
            for name, pattern in _LEADS.items()
        }

    @cached_property
    def lead_beginnings(self) -> Counter[str]:
        """The first two words of leads."""
        return Counter(" ".join(_words(body(page)[0].text)[:2]).lower() for _, page in self.modules)

    @cached_property
    def empty_lines(self) -> list[str]:
        """Modules in whose scene somebody says something friendly and empty."""
        return [module.slug for module, _ in self.modules if re.search(_EMPTY_LINES, plain(module.scene.text))]

    # --- base ---

    @cached_property
    def without_the_framework_plan(self) -> list[str]:
        """Modules whose text does not name rammeplanen."""
        return [
            module.slug
            for module, page in self.modules
            if not any("rammeplan" in piece.text.lower() for piece in body(page))
        ]

    @cached_property
    def without_kindergarten_source(self) -> list[str]:
        """Modules that rest on nothing about kindergartens here but law."""
        return [
            module.slug
            for module, _ in self.modules
            if not KINDERGARTEN & {reference.id for reference in module.sources}
        ]

    # --- tasks and words for "already" ---

    @cached_property
    def without_task(self) -> list[str]:
        """Modules with nothing to try until next time."""
        return [module.slug for module, _ in self.modules if not getattr(module, "task", None)]


def lix(texts: list[str]) -> float:
    """The readability of texts, each of which ends where its last sentence does."""
    words = [word for text in texts for word in _words(text)]
    ends = sum(max(1, len(re.findall(r"[.!?:](?=\s|$|»)", text))) for text in texts)
    return len(words) / ends + 100 * sum(len(word) > _LONG_WORD for word in words) / len(words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w[\w'’-]*", text)


def scenes() -> dict[str, dict]:
    """What somebody who read them says of the scenes, by module."""
    return yaml.safe_load((HERE / "scenes.yml").read_text(encoding="utf-8"))


def told(counted: Counted) -> Iterator[str]:
    """The counts, line by line."""
    lix_of = counted.lix
    most = max(lix_of, key=lix_of.__getitem__)
    asked = len(counted.questions)
    yield f"moduler {len(counted.modules)} · spørsmål {asked}"
    yield f"LIX median {statistics.median(lix_of.values()):.1f} · høyest {lix_of[most]:.1f} ({most})"
    yield f"setninger over 30 ord {len(counted.long_sentences)}"
    yield f"spørsmål som begynner med «Hva» {counted.first_words['Hva']} av {asked} · " + ", ".join(
        f"{word} {count}" for word, count in counted.first_words.most_common(8)
    )
    yield f"to spørsmål i ett {len(counted.two_in_one)}"
    yield "byggesteiner " + ", ".join(f"{block} {count}" for block, count in counted.blocks.most_common())
    yield f"spørsmål som ligner på tvers av moduler {len(counted.near_copies)}"
    yield "ingresser med formel: " + ", ".join(f"«{name}» {len(found)}" for name, found in counted.leads.items())
    yield "ingresser begynner: " + ", ".join(
        f"«{words}» {count}" for words, count in counted.lead_beginnings.most_common(4)
    )
    yield f"scener med blid, tom replikk {len(counted.empty_lines)}: {', '.join(counted.empty_lines)}"
    yield f"uten rammeplanen i teksten {len(counted.without_the_framework_plan)}"
    yield f"uten barnehagekilde {len(counted.without_kindergarten_source)}: {', '.join(counted.without_kindergarten_source)}"
    yield f"uten oppgave til neste gang {len(counted.without_task)}"


def told_of_scenes() -> Iterator[str]:
    """What is noted of the scenes, line by line."""
    noted = scenes().values()
    shapes = Counter(scene["shape"] for scene in noted)
    ages = Counter(str(scene["child"]) for scene in noted)
    people = Counter(person for scene in noted for person in scene["people"])
    twins = Counter((scene["shape"], scene["place"], str(scene["child"])) for scene in noted)
    yield "scenenes form: " + ", ".join(f"{shape} {count}" for shape, count in shapes.most_common())
    yield "alder på barnet: " + ", ".join(f"{age} {count}" for age, count in sorted(ages.items()))
    yield "hvem som er der: " + ", ".join(f"{person} {count}" for person, count in people.most_common())
    yield f"tvillinger {sum(count > 1 for count in twins.values())}"


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "docs"
    print("\n".join([*told(Counted.of(folder)), *(told_of_scenes() if len(sys.argv) == 1 else [])]))
