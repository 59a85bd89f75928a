"""What the press may use, and how it says that it was not enough."""

MEGABYTES = 1500  # of memory; 2,000 tasks in one piece take half of it
SECONDS = 600
TOO_LARGE = 4  # exit code of the worker
