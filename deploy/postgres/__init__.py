"""PostgreSQL in containers: settings, who may come in, and the databases of the seven programs."""
