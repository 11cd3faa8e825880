"""The tables of the clarification service, as its slices declare them."""

from sqlalchemy import MetaData

METADATA = MetaData()
