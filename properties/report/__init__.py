"""A trace as one self-contained HTML page: `page` makes its data; the files beside it are its looks and its script."""
