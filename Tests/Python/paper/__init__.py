"""Issued documents looked at from outside: drawn, read back, tried in a browser."""
