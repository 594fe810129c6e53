"""The window: pages, tables and dialogs over the services. Nothing here decides; services and the ledger do."""
