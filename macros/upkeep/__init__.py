"""What authors have done for them in docs and mkdocs.yml: something new is begun, a thing gets another name, its users are told.

Files are changed as text, so that comments, line ends and form stay as their authors have them.
"""
