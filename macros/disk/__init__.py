"""What touches the disk in such a way that nothing is lost, half-written or left behind. Knows nothing of the handbook."""
