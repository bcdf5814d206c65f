"""A photo from a phone, from its page to the site, the folder and the PDF."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import unquote

from PIL import Image
from pypdf import PdfReader

from tests.site.pages import read

# As it lies in `tests/sample/`: taken askew, with a place and a name in it.
_ORIGINAL = "På tur.jpg"
_PAGE = "grunnlag/lyden/index.html"


def test_a_page_shows_what_was_made_of_a_photo_and_the_original_stays_at_home(site: Path, folder_edition: Path):
    for edition in (site, folder_edition):
        (shown,) = [image for image in read(edition / _PAGE).all("img") if image.get("alt", "").startswith("Ei eng")]
        file = ((edition / _PAGE).parent / unquote(shown["src"])).resolve()
        assert file.parent == (edition / "grunnlag").resolve()
        assert (shown["width"], shown["height"], shown["loading"]) == ("1600", "1200", "lazy")
        with Image.open(file) as photo:
            assert photo.size == (1600, 1200)
            assert not photo.getexif()
        assert b"Kari" not in file.read_bytes()
        assert [path.name for path in edition.rglob("*") if path.suffix in (".jpg", ".jpeg")] == [file.name]
        assert not list(edition.rglob(_ORIGINAL))


def test_the_pdf_of_a_module_has_its_photo(site: Path):
    pictures = [image for page in PdfReader(site / "grunnlag/lyden/lyden.pdf").pages for image in page.images]
    sizes = [Image.open(io.BytesIO(picture.data)).size for picture in pictures]
    assert (1600, 1200) in sizes
