"""Loads a city: ``python -m services.directory.load deploy/sample/city.yaml``; a second load changes nothing."""

import asyncio
from collections import Counter
from pathlib import Path

import typer
import yaml
from pydantic import ValidationError

from libs.chassis.database import connect
from libs.chassis.settings import Settings, settings_of
from services.directory.city_file import City, read_city
from services.directory.loading import Loader, NotLoaded, OneHashPerPassword
from services.directory.wired import engine_at


async def load_city(settings: Settings, city: City) -> Counter[str]:
    """Load the city in one transaction; answers how often each act was performed. Raises NotLoaded."""
    database = connect(settings.database_url, size=1)
    engine = engine_at(database, settings, OneHashPerPassword())
    try:
        async with database.begin() as connection:
            loader = Loader(engine, connection)
            await loader.load(city)
        return loader.done
    finally:
        await database.dispose()


def main(file: Path = typer.Argument(..., help="The file of the city.", exists=True)) -> None:  # noqa: B008
    """Load a city into the directory."""
    try:
        done = asyncio.run(load_city(settings_of("directory"), read_city(file)))
    except (NotLoaded, ValidationError, yaml.YAMLError) as trouble:
        typer.echo(f"nothing was loaded: {trouble}", err=True)
        raise typer.Exit(1) from None
    typer.echo("\n".join(f"{act}: {times}" for act, times in sorted(done.items())) or "nothing has changed")


if __name__ == "__main__":
    typer.run(main)
