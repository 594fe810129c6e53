"""The camera without a camera: frames are pushed through the same reader that a camera's are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QWidget

from almoner.ui import camera
from almoner.ui.camera import FrameReader, documents_in
from almoner.ui.desk import Desk
from almoner.ui.pages.verify import VerifyPage
from almoner.ui.pages.verify_sources import Handed
from almoner_chain.core.receipt import decode
from support_charity import Charity
from support_window import PATIENCE, part, press, settled, show, texts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def receipt_picture(charity: Charity, serial: int) -> QImage:
    """Return a receipt's card as a picture."""
    out = charity.home.parent / "receipts"
    charity.run("receipt", "export", serial, "--out", out, "--formats", "png")
    return QImage(str(out / f"receipt-{serial:06d}.png"))


def held_up(card: QImage, *, width: int = 1280, height: int = 960) -> QImage:
    """Return what a camera sees of a card held up a little askew."""
    frame = QImage(width, height, QImage.Format.Format_RGB32)
    frame.fill(Qt.GlobalColor.darkGray)
    turned = card.transformed(QTransform().rotate(7), Qt.TransformationMode.SmoothTransformation)
    fitting = turned.scaled(
        width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter = QPainter(frame)
    painter.drawImage((width - fitting.width()) // 2, (height - fitting.height()) // 2, fitting)
    painter.end()
    return frame


def empty_frame() -> QImage:
    frame = QImage(640, 480, QImage.Format.Format_RGB32)
    frame.fill(Qt.GlobalColor.gray)
    return frame


def test_a_receipt_is_found_in_a_frame_of_odd_width(charity: Charity) -> None:
    frame = held_up(receipt_picture(charity, 3), width=1277, height=961)
    assert [decode(document).amount for document in documents_in(frame)] == [30_000]
    assert documents_in(empty_frame()) == []


def test_frames_are_looked_at_one_at_a_time_until_a_receipt_is_found(
    qtbot: QtBot, desk: Desk, charity: Charity
) -> None:
    reader = FrameReader(desk, desk, seconds=0)
    found: list[list[bytes]] = []
    reader.found.connect(found.append)
    assert reader.offer(empty_frame())
    assert not reader.offer(empty_frame())  # one is being looked at
    settled(qtbot, desk)
    frame = held_up(receipt_picture(charity, 4))
    assert reader.offer(frame)
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    assert [decode(document).amount for document in found[0]] == [40_000]
    assert not reader.offer(frame)
    settled(qtbot, desk)
    assert len(found) == 1


def test_not_every_frame_of_a_second_is_looked_at(qtbot: QtBot, desk: Desk) -> None:
    reader = FrameReader(desk, desk, seconds=60)
    assert reader.offer(empty_frame())
    settled(qtbot, desk)
    assert not reader.offer(empty_frame())


def test_without_the_extra_it_is_said_how_to_get_the_camera(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera, "available", lambda: False)
    page = VerifyPage(desk)
    show(qtbot, page)
    press(page, "camera")
    qtbot.waitUntil(lambda: bool(page.findChildren(QWidget, "complaint")), timeout=PATIENCE)
    settled(qtbot, desk)
    assert "almoner[camera]" in texts(page)


def test_what_the_camera_found_is_checked(qtbot: QtBot, desk: Desk, charity: Charity) -> None:
    page = VerifyPage(desk)
    show(qtbot, page)
    documents = documents_in(held_up(receipt_picture(charity, 5)))
    page.intake.given.emit([Handed("Camera", document) for document in documents])
    qtbot.waitUntil(lambda: len(page.shown) == 1, timeout=PATIENCE)
    settled(qtbot, desk)
    assert "as no. 5" in part(page, QWidget, "verdict").text()  # type: ignore[attr-defined]
