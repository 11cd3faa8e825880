"""What every service knows of organs, persons, relations and accounts: a replica of the directory, by ids and codes."""
