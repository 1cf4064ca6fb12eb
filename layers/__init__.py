"""The data: each layer reads its sources, checks them and hands over one documented table."""
