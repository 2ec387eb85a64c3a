"""An engine inside Whoosh's own extension points; evaluation, scoring and facets are numpy's."""

import os

# numpy would start a thread a core for linear algebra, of which there is none here: a fifth of what
# a new process spends on importing it
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
