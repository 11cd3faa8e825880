"""The filing service: prior filing of tolerance matters and the after-care that follows."""
