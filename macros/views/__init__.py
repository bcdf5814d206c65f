"""What a projected page, a sheet, a run sheet and the catalogue show: finished objects made from a module.

Knows nothing of MkDocs, Jinja, Markdown or HTML.
"""
