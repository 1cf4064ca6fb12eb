"""Work that is done beside the pages, or once for all of them."""
