"""Any list from outside, read safely: CSV, Excel, GeoJSON, GeoPackage … into rows and their faults."""
