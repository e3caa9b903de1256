"""What people touch; thin."""
