"""The one table for data, with the keys of a spreadsheet.

`GridView(name, columns, widths, frozen=2, identity=…, entry=GridEntry(store))` is a widget of
its own: cells, filters under the headers, a search line, and a line below that says why a cell
is locked, what is wrong with it and what became of a paste. Columns are those of
`ui.item_models.column`; `field_columns` makes them from the catalogue. Without `entry` it only
shows: Enter then chooses a row. `show_rows` shows other rows; rows of the same identity keep
their place while people type. After each act `entry.entered` is emitted: read the store anew
and call `show_rows`, which also shows the texts that wait and follows undo and redo.
"""
