"""The gazetteer: postcodes, streets, addresses and localities."""
