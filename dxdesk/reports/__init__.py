"""PDF and Excel for people and machines: content once, two renderers."""
