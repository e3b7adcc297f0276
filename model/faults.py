"""The faults by name, each with the real event that it stands for."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "gardenlet-restarts": "gardenlet restarts, or another gardenlet takes over, and the flow begins again.",
    "druid-restarts": "etcd-druid restarts or loses its leadership: memory gone, caches fresh, a Create event each.",
    "sidecar-restarts": "The backup-restore container of a pod restarts.",
    "wrapper-restarts": "The etcd container of a pod restarts.",
    "pod-lost": "A pod is evicted or its node is drained.",
    "pod-unschedulable": "A pod finds no node, and none comes.",
    "volume-lost": "A node dies and takes a pod and its volume with it.",
    "log-truncated": "A node dies before the end of a follower's log was on its disk.",
    "request-fails": "A request to the API server fails and has no effect.",
    "reply-is-lost": "A request to the API server is served, but its reply is lost.",
    "cache-lags": "A watch breaks and takes up to 10 s to come back.",
    "operator-annotates": "An operator sets the operation annotation by hand.",
}
