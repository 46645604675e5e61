"""The nouns that travel between steps: frozen, comparable with `==`, serialisable."""
