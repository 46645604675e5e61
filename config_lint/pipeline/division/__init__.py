"""A fleet divided among the workers of a cluster: its services are made and asked about there, and come back without secrets."""
