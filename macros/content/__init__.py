"""What an author writes, as typed and frozen models, or as a list of problems with addresses.

Knows nothing of MkDocs, Jinja or Markdown.
"""
