"""Print receipts through the system's printer dialog: the same pages as the PDF, drawn at the printer's own resolution.

The dialog is opened, never run; pages are drawn and sent in a worker, one after the other, and can be stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from almoner.services.cancelling import Cancelled
from almoner.ui.words import tr
from almoner_chain.core.errors import Unreachable

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from almoner.ui.tasks import Job

MOST_DPI = 600
"""Finer than any paper shows; a page at 600 dpi is 35 MB as grey."""


def new_printer(pages: int, title: str) -> QPrinter:
    """Return the printer to ask for: A4 to its edges, so many pages."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setFromTo(1, pages)
    return printer


def ask_printer(
    parent: QWidget,
    printer: QPrinter,
    pages: int,
    *,
    agreed: Callable[[], object],
    not_now: Callable[[], object],
) -> Any:
    """Open the system's dialog; one of the two is called when it is answered."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    dialog.setMinMax(1, pages)
    dialog.accepted.connect(agreed)
    dialog.rejected.connect(not_now)
    QDialog.open(dialog)  # its own open() wants a slot by name
    return dialog


def print_pages(job: Job, pdf: bytes, printer: QPrinter) -> range:
    """Send the pages of a PDF to a printer, in a worker; return which (from 0). Raises Unreachable, Cancelled.

    Nobody else uses the printer meanwhile. A stopped run is aborted: what the printer has not begun stays undone.
    """
    import pypdfium2

    from almoner.services.pdf_pages import PDFIUM

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
    first, last = printer.fromPage() or 1, printer.toPage() or count
    wanted = range(first - 1, min(last, count))
    painter = QPainter()
    if not painter.begin(printer):
        raise Unreachable(
            tr("The printer does not take the pages."),
            code="print.refused",
            hint=tr("Check that it is switched on, or choose another one."),
        )
    try:
        for at, number in enumerate(wanted):
            job.progress(at, len(wanted))
            if at and not printer.newPage():
                raise Unreachable(tr("The printer stopped."), code="print.stopped")
            _paint(painter, printer, _draw(document, number, min(printer.resolution(), MOST_DPI)))
        job.progress(len(wanted), len(wanted))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
        with PDFIUM:
            document.close()
    return wanted


def _draw(document: Any, number: int, dpi: int) -> QImage:
    from almoner.services.pdf_pages import PDFIUM

    with PDFIUM:
        drawn = document[number].render(scale=dpi / 72, rev_byteorder=True)
        pixels = bytes(drawn.buffer)
    image = QImage(pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
    return image.copy()


def _paint(painter: QPainter, printer: QPrinter, image: QImage) -> None:
    """Draw a page as large as the paper lets it be, in its middle."""
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    target = QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, image)
