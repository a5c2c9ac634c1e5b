"""Text measured with shipped metrics, so that a plan is the same on every machine."""
