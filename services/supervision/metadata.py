"""The tables of the supervision service, as its slices declare them."""

from sqlalchemy import MetaData

METADATA = MetaData()
