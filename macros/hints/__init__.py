"""Writing with help: kindergarten's own words, plain Norwegian, spelt and set as Norwegian is. What is found is advice, never a mistake."""
