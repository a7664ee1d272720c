"""A second reading of the formats, sharing no code with the product."""
