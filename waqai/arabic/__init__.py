"""Pure functions on Arabic characters and words: folding, tokens, clitics, inflection."""
