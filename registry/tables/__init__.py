"""Structures of tables: read from schema files, written as any of them, and files checked against them."""
