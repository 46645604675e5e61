"""A drift table to text: one file a format. They return strings; the command line writes them."""
