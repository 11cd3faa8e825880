"""What services promise each other: snapshots of every event contract, and what may never stand in one."""
