"""HTML: the only room that reads it.

Two readers, which must agree before anything is done with a page: `tree` is a browser's own parser, so what a guard
sees is what a reader's browser will see; `tags` knows where in the text each tag stands, so that what is put in or
told of has a place. `structure` says where the two differ, and what does not close.
"""
