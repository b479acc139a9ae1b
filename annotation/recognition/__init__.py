"""Words in, mentions out. nltk and numpy live here and nowhere else; this file imports neither."""

import os

STAMP = "network/1"
"""Name and version of the recogniser, kept beside the mentions that it proposed."""

# The tables are small: two threads that wait for each other take longer than one, and on a busy
# machine a hundred times longer. numpy reads this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
