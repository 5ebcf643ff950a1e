"""The one table for data, with the keys of a spreadsheet.

`GridView(name, columns, widths, frozen=2, identity=…, entry=GridEntry(store))` is a widget of
its own: cells, filters under the headings, a search line, and a line below that says why a cell
is locked, what is wrong with it and what became of a paste. Columns are those of
`ui.item_models.column`; `field_column` makes one from the catalogue. `memory` names what is
remembered of widths, order and filters; `find` is the search line of a page that has its own.

`show_rows` shows other rows; rows of the same identity keep their place while people type.
After each act `entry.entered` is emitted: read the store anew and call `show_rows`, which also
shows the texts that wait and follows undo and redo. A page passes `settle`, `halt` and
`unsaved` on to its grid. What else goes into an act (a new record's place, whose it is) a
`GridEntry` adds in `also`.

Without `entry` a grid only shows: whole rows are marked, and Enter chooses one. Short lists are
`RowList` of `ui.pages.tables`, over the same cells.
"""
