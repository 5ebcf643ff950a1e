"""The PDF renderer: content to pages, by reportlab's canvas and our own line breaking."""
