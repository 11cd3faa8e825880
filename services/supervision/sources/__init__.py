"""What criticisms and circulars have in common: units named with their part in the work, one event, one occurrence."""
