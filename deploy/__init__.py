"""How Lanyard is brought to a machine: launcher, images, streams, benches."""
