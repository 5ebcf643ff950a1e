"""The exchange workbook: one layout for 依頼, 提出 and 受領, to and from plain parcels.

Writing and reading know the layout and nothing of the store. The reader depends only on
visible text: sheets are known by their headings and rows by their keys, so a file may be
renamed, reordered, recoloured and stripped of everything but its cells.
"""
