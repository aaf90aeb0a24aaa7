"""From content to site: load what the papers say, link it across documents, render it."""
