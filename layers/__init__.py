"""The data: each layer reads its sources, checks them and hands over one documented table."""

from layers import drivers as drivers  # first of all: it decides what GDAL may open
