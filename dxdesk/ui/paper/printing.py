"""Printing a PDF through the system's dialog, page by page, each on paper of its own size."""

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from dxdesk.domain.progress import Progress, Work
from dxdesk.domain.report_errors import NotPrinted
from dxdesk.domain.words import paper as words

_SHARPEST = 300  # dots to the inch; a page of A3 is then 70 MB while it is printed


def ask_printer(parent: QWidget, title: str, pages: int) -> QPrinter | None:
    """Ask for a printer and which pages, None if the person gives up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def printing(data: bytes, printer: QPrinter) -> Work[int]:
    """Print a PDF step by step; how many pages went out. Raises NotPrinted.

    Each page is asked for on paper of its own size, and fits whatever paper the printer takes.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    count = int(last - first + 1)
    painter = QPainter()
    try:
        for page in range(first - 1, last):
            yield Progress(page - first + 1, count, words.PRINTING)
            _put_paper(printer, document.pagePointSize(page))
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise NotPrinted
            _draw(painter, printer, document, page)
    finally:
        if painter.isActive():
            painter.end()
    return count


def _put_paper(printer: QPrinter, points: QSizeF) -> None:
    """Ask for paper of a page's size, lying where the page lies."""
    short, long = sorted((points.width(), points.height()))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point)
    lies = points.width() > points.height()
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, way, QMarginsF()))


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    points = document.pagePointSize(page)
    fitted = points.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    sharp = min(printer.resolution(), _SHARPEST) / 72
    pixels = QSize(round(points.width() * sharp), round(points.height() * sharp))
    box = QRectF(0, 0, fitted.width(), fitted.height())
    box.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
    painter.drawImage(box, document.render(page, pixels))
