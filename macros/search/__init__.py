"""Search that understands Norwegian: what Material's index and worker are given when the site is built.

Knows nothing of MkDocs: it gets the index as plain data and the worker's own file as text, and gives both back. What is
done when somebody searches stands in `overrides/assets/norwegian_search.js`, and its way into Material's worker in `material_search.js`.
"""
