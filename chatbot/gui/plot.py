"""The live plot of a retrain: loss and lessons recalled over the steps, labelled at the lines themselves.

The second cue beside colour is the dash.  Imports pyqtgraph, so it is loaded when the page is first shown.
"""

from typing import Any

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chatbot.gui.language import translate
from chatbot.gui.tokens import Tokens
from chatbot.jobs import Progress

RECALLED, LOSS = "recalled", "loss"


class LossPlot(QWidget):
    """Loss on the left axis, the share of lessons recalled on the right, 0 to 1."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: list[int] = []
        self.losses: list[float] = []
        self.recalls: list[tuple[int, float]] = []
        self._plot: Any = pyqtgraph.PlotWidget()
        self._plot.setAccessibleName(translate("LossPlot", "Loss and lessons recalled over the steps"))
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.getPlotItem().getAxis("left").setWidth(44)
        self._loss: Any = self._plot.plot()
        self._right: Any = pyqtgraph.ViewBox(enableMouse=False, enableMenu=False)
        self._recall: Any = pyqtgraph.PlotDataItem()
        self._join_right()
        words = {
            LOSS: translate("LossPlot", "loss (nats a piece)"),
            RECALLED: translate("LossPlot", "lessons recalled"),
        }
        self._labels: dict[str, Any] = {name: pyqtgraph.TextItem(text, anchor=(1, 1)) for name, text in words.items()}
        self._plot.addItem(self._labels[LOSS], ignoreBounds=True)
        self._right.addItem(self._labels[RECALLED], ignoreBounds=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self.setFixedHeight(260)
        self.wear(tokens)

    def _join_right(self) -> None:
        item = self._plot.getPlotItem()
        item.showAxis("right")
        item.scene().addItem(self._right)
        item.getAxis("right").linkToView(self._right)
        item.getAxis("right").setTicks([[(0.0, "0%"), (0.5, "50%"), (1.0, "100%")]])
        self._right.setXLink(item)
        self._right.setYRange(0, 1.18, padding=0)  # room for the label above the line
        self._right.addItem(self._recall)
        item.vb.sigResized.connect(lambda: self._right.setGeometry(item.vb.sceneBoundingRect()))

    def wear(self, tokens: Tokens) -> None:
        """The colours of a theme."""
        self._plot.setBackground(tokens.panel)
        self._loss.setPen(pyqtgraph.mkPen(tokens.plot_second, width=2, style=Qt.PenStyle.DashLine))
        self._recall.setPen(pyqtgraph.mkPen(tokens.plot_first, width=2))
        self._labels[LOSS].setColor(tokens.plot_second)
        self._labels[RECALLED].setColor(tokens.plot_first)
        for side in ("left", "bottom", "right"):
            axis = self._plot.getPlotItem().getAxis(side)
            axis.setPen(pyqtgraph.mkPen(tokens.line))
            axis.setTextPen(pyqtgraph.mkPen(tokens.mute))

    def clear(self) -> None:
        """Before another run."""
        self.steps, self.losses, self.recalls = [], [], []
        self._draw()

    def add(self, lines: tuple[Progress, ...]) -> None:
        """More steps."""
        for line in lines:
            if line.stage != "train" or line.loss is None:
                continue
            if self.steps and line.step <= self.steps[-1]:
                self._go_back(line.step)
            self.steps.append(line.step)
            self.losses.append(line.loss)
            if line.recalled is not None:
                self.recalls.append((line.step, line.recalled))
        self._draw()

    def _go_back(self, step: int) -> None:
        """A resumed run repeats the steps after its last saved state."""
        keep = sum(earlier < step for earlier in self.steps)
        self.steps, self.losses = self.steps[:keep], self.losses[:keep]
        self.recalls = [point for point in self.recalls if point[0] < step]

    def _draw(self) -> None:
        self._loss.setData(self.steps, self.losses)
        self._recall.setData([step for step, _ in self.recalls], [share for _, share in self.recalls])
        for name, points in ((LOSS, list(zip(self.steps, self.losses, strict=True))), (RECALLED, self.recalls)):
            self._labels[name].setVisible(bool(points))
            if points:
                tail = points[-max(1, len(points) * 2 // 5) :]  # the label lies over the last stretch, above the line
                self._labels[name].setPos(points[-1][0], max(value for _, value in tail))
