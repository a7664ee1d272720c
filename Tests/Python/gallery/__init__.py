"""Every kind for every name, drawn and laid side by side."""
