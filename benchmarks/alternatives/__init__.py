"""What else one could take: other tools, each at its best with the same relations, on the same files."""
