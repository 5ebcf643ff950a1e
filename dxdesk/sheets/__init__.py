"""Guarded workbook reading and writing, which knows nothing of dxdesk's records.

Nothing is imported here: the reading process must load neither openpyxl nor anything else
that it does not need.
"""
