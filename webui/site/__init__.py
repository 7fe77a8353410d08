"""Site: the face that a collection gives its site.

In: ``[site]`` of collection.toml. Out: title, links, footer and labels (``settings``), a palette in
which everything stays readable (``colours``), files whose addresses change with their content
(``assets``), and what `sesaku check` says of all that before anybody publishes it (``check``).

Not for: serving those files, nor for what the pages say.
"""
