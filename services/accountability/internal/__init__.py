"""Internal violations 内部监督: the organ's own cadres, and what follows the first and a repeated one (X-18)."""
