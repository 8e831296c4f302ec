"""Outside systems of the sample province, played by one small server with good and bad days. It never runs elsewhere."""
