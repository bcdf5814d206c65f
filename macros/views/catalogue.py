"""handbook.json: what other programs may rely on about every module. Urls are relative to the site's root."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.content.fields import Text
from macros.views.module import ModuleViews


def catalogue(title: str, entries: Iterable[dict[str, object]]) -> dict[str, object]:
    """The catalogue of the modules as plain data."""
    return {"title": title, "modules": list(entries)}


def entry(views: ModuleViews, plain: Callable[[Text], str], *, with_pdf: bool) -> dict[str, object]:
    """What the catalogue says of the module with these views; `plain` turns a Markdown text into text without marks.

    Every `pdf_url` is null where the site has no PDFs.
    """
    module = views.module
    return {
        "slug": module.slug,
        "title": module.title,
        "description": module.description,
        "part": module.part,
        "url": module.url,
        "project_url": module.project_url,
        "sheet_url": module.sheet_url,
        "pdf_url": module.pdf_url if with_pdf else None,
        "run_sheet_url": module.run_sheet_url,
        "minutes": module.session.minutes,
        "recommendations": list(module.recommendations),
        "building_blocks": list(module.building_blocks),
        "checked": module.checked.isoformat(),
        "sheets": [
            {
                "kind": sheet.kind,
                "title": sheet.title,
                "pages": len(sheet.pages),
                "pdf_url": module.sheet_pdf_url(sheet.kind) if with_pdf else None,
            }
            for sheet in views.all_sheets
        ],
        "prompts": [
            {"id": prompt.id, "number": module.number_of(prompt), "text": plain(prompt.text)}
            for prompt in module.prompts
        ],
        "checklists": [
            {"id": checklist.id, "title": checklist.title, "items": [plain(item) for item in checklist.items]}
            for checklist in module.checklists
        ],
    }
