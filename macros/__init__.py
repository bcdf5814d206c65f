"""The handbook's own code. `hooks.py` is where MkDocs comes in; README says where everything else is."""
