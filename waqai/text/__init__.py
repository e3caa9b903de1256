"""Document → articles: title, body, furniture, dateline, publication date."""
