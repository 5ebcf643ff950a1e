"""Native charts: what a drawing shows, as a bar chart over the cells of its table."""

from typing import Any, Literal, cast

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.domain.charts import Fill
from dxdesk.domain.drawing import Pattern
from dxdesk.domain.drawing import Tone as Drawn
from dxdesk.reports.content import Plot

_Preset = Literal["wdUpDiag", "openDmnd", "horz", "vert", "pct10"]
_PATTERNS: dict[Pattern, _Preset] = {
    Pattern.SLANTED: "wdUpDiag",
    Pattern.CROSSED: "openDmnd",
    Pattern.LEVEL: "horz",
    Pattern.UPRIGHT: "vert",
    Pattern.DOTTED: "pct10",
}
_COLOURS = {
    Drawn.DONE: "115A36",
    Drawn.ACTUAL: "0017C1",
    Drawn.LATE: "CE0000",
    Drawn.PLAN: "4D4D4D",
}
_OTHER = "6E6E6E"
_WIDTH = 16.5
_ROW = 0.75
_LEAST = 4.5
ROWS_PER_CM = 28.35 / 15


def add_chart(
    sheet: Worksheet, plot: Plot, columns: list[int], first: int, last: int, below: int
) -> int:
    """Adds a chart of the cells from row `first` (the header) to `last` below them, at row
    `below`; how many rows it covers. `columns` are the sheet's columns of the table's."""
    chart: Any = BarChart()  # its types say whole centimetres
    chart.type = "bar"
    chart.grouping = "stacked" if plot.is_stacked else "clustered"
    chart.overlap = 100 if plot.is_stacked else None
    chart.gapWidth = 60
    chart.legend.position = "b"
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the table
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.width = _WIDTH
    chart.height = max(_LEAST, 2.5 + _ROW * (last - first) * (1 if plot.is_stacked else 2))
    for place, fill in plot.series:
        column = columns[place]
        values = Reference(sheet, min_col=column, min_row=first, max_row=last)
        series = Series(values, title_from_data=True)
        series.graphicalProperties = _look(fill)
        series.dLbls = DataLabelList(showVal=True)
        for name in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(series.dLbls, name, False)
        series.dLbls.numFmt = "#,##0.###;-#,##0.###;"  # a nought is not printed over its neighbour
        chart.series.append(series)
    chart.set_categories(Reference(sheet, min_col=columns[0], min_row=first + 1, max_row=last))
    sheet.add_chart(chart, f"A{below}")
    return int(chart.height * ROWS_PER_CM) + 2


def _look(fill: Fill) -> GraphicalProperties:
    """Colour and pattern of the drawing's own parts, so that greyscale tells them apart."""
    colour = _COLOURS.get(fill.tone, _OTHER)
    match fill.pattern:
        case Pattern.SOLID:
            found = GraphicalProperties(solidFill=colour)
        case Pattern.OUTLINE:
            found = GraphicalProperties(solidFill="FFFFFF")
        case _:
            pattern = PatternFillProperties(prst=_PATTERNS[fill.pattern])
            pattern.fgClr, pattern.bgClr = _choice(colour), _choice("FFFFFF")
            found = GraphicalProperties(pattFill=pattern)
    found.line.solidFill = colour
    return found


def _choice(colour: str) -> ColorChoice:
    made: Any = ColorChoice()
    made.srgbClr = colour
    return cast("ColorChoice", made)
