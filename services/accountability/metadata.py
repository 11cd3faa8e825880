"""The tables of the accountability service, as its slices declare them."""

from sqlalchemy import MetaData

METADATA = MetaData()
