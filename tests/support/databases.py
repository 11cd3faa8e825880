"""Fresh databases in milliseconds: a template per service is migrated once, then copied."""

from itertools import count

from deploy.local.postgres import PostgresServer


class Databases:
    """Copies of migrated templates on one server. The caller drops what it no longer needs."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        self._templates: set[str] = set()
        self._serial = count(1)

    async def fresh(self, service: str) -> str:
        """The address (postgresql+asyncpg) of a new, migrated, empty database of that service or the gateway."""
        template = f"template_{service}"
        if service not in self._templates:
            await self._make(template, service)
        return await self.server.create_database(f"{service}_{next(self._serial)}", template)

    async def drop(self, url: str) -> None:
        """Drop the database of that address, connected clients or not."""
        await self.server.drop_database(name_of(url))

    async def _make(self, template: str, service: str) -> None:
        from libs.chassis.database import migrate

        await self.server.drop_database(template)
        await migrate(await self.server.create_database(template), service)
        self._templates.add(service)


def name_of(url: str) -> str:
    """The database name inside an address."""
    return url.split("@/", 1)[1].split("?", 1)[0]
