"""Paper: which PDFs there are to make, how one is drawn, and the typeface that screens and sheets share."""
