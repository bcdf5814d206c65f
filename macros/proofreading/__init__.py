"""What an author wrote and no reader would get as it was meant: told with file and line, before anything is built.

The rules read the source, not the page: there each finding has its line, and all of them come at once.
"""
