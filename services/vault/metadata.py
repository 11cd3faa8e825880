"""The tables of the vault, as its slices declare them."""

from sqlalchemy import MetaData

METADATA = MetaData()
