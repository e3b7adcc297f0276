"""The model held against what is real: etcd servers, and the rules of the API server.

The whole suite takes about half an hour (`make conformance` sets CONFORMANCE=full); otherwise a short form runs.
"""

import os

FULL = os.environ.get("CONFORMANCE") == "full"
