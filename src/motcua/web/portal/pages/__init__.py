"""The values of each page: built here, shown by its template."""
