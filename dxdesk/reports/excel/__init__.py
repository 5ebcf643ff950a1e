"""The workbook renderers: one for eyes, one for machines."""
