"""Where files come from: each module is one kind of `domain.tree.Tree`."""
