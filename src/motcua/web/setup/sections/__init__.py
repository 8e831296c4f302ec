"""The sections of a draft as pages: what each asks, and how what was typed becomes the document again."""
