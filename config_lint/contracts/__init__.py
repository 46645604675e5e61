"""What services offer each other, by OpenAPI documents, Pact files and their own settings."""

from config_lint.contracts.gather import contracts_of, documents_wanted

__all__ = ["contracts_of", "documents_wanted"]
