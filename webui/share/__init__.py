"""A picture of a page for where its address is shared: its own text on the colours of the site."""
