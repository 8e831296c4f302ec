"""Changes of the catalogue before they are published: drafts of procedures, and packages of drafts for one day."""
