"""Charts as places that templates draw as SVG; a text and a table beside each say the same."""

from archive.charts.bars import Bars, bars
from archive.charts.lines import Chart, Point, chart

__all__ = ["Bars", "Chart", "Point", "bars", "chart"]
