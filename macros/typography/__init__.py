"""What type takes: the faces, how wide their letters are, and the measures that views count with and stylesheets draw with."""
