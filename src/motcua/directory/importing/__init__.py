"""Lists of agencies and officers from a spreadsheet: cells → rows → a plan of what would change. No database here."""
