"""Which words are verbs, which are function words: the little syntax that finders share."""
