"""Events → one factual sentence each in Arabic and in English, from the record alone."""
