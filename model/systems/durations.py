"""Upstream's durations, each written once, in seconds, with its source."""

from collections.abc import Mapping

from attrs import frozen


@frozen
class Duration:
    """A named duration in seconds. Lower bounds are rounded down to ticks, upper bounds up.

    With fewer than `least_ticks`, somebody could try again for ever while no time passes; of druid's backoff, a third
    is the least that a late retry waits.
    """

    name: str
    seconds: float
    source: str
    least_ticks: int = 0


GG = "gardener pkg/"
ED = "etcd-druid "
BR = "etcd-backup-restore pkg/"

DURATIONS: tuple[Duration, ...] = (
    Duration("now", 0, "an API request takes no time unless a fault says so"),
    # gardenlet
    Duration("etcd.defaultInterval", 5, f"{GG}component/etcd/etcd/waiter.go DefaultInterval"),
    Duration("etcd.defaultSevereThreshold", 180, f"{GG}component/etcd/etcd/waiter.go DefaultSevereThreshold", 1),
    Duration("etcd.defaultTimeout", 300, f"{GG}component/etcd/etcd/waiter.go DefaultTimeout", 1),
    Duration("flow.defaultInterval", 5, f"{GG}gardenlet/controller/shoot/shoot defaultInterval", 1),
    Duration("flow.defaultTimeout", 30, f"{GG}gardenlet/controller/shoot/shoot defaultTimeout", 1),
    Duration(
        "flow.etcdDeployTimeout", 300, f"{GG}gardenlet/controller/shoot/shoot/helper GetEtcdDeployTimeout (HA)", 1
    ),
    Duration("flow.migrateTimeout", 600, f"{GG}gardenlet/controller/shoot/shoot/reconciler_migrate.go (10m)", 1),
    Duration("flow.hibernateTimeout", 120, f"{GG}gardenlet/controller/shoot/shoot/reconciler_reconcile.go (2m)", 1),
    Duration("shoot.retryBackoff", 5, "client-go workqueue: 5 ms doubling; the first ten retries stay under 5 s"),
    Duration("shoot.nextOperation", 30, "hibernated or woken, a Shoot is left alone for half a minute (estimate)"),
    Duration("shoot.finalSnapshot", 30, "a full snapshot of a small etcd is there in half a minute (estimate)"),
    Duration("shoot.kubeAPIServer.deploy", 20, "infrastructure, extensions, kube-apiserver (estimate)"),
    Duration("shoot.kubeAPIServer.min", 30, "kube-apiserver is deployed; it takes at least half a minute (estimate)"),
    Duration("shoot.kubeAPIServer.max", 60, "the same, at most (estimate)"),
    # etcd-druid
    Duration("druid.syncRetryInterval", 10, f"{ED}internal/controller/etcd/reconcile_spec.go syncRetryInterval", 1),
    Duration(
        "druid.etcdStatusSyncPeriod", 15, f"{ED}internal/controller/etcd/config.go defaultEtcdStatusSyncPeriod", 1
    ),
    Duration("druid.deletionRetryInterval", 5, f"{ED}internal/controller/etcd/reconcile_delete.go", 1),
    Duration("druid.restart", 15, f"{ED}charts: leader election leaseDuration 15s; a new leader takes as long at most"),
    Duration("druid.backoff", 15, f"{ED}internal/controller/etcd/register.go: 10 ms doubling to 15 s", 3),
    Duration("druid.waitForStatefulSet", 90, f"{ED}(v0.22.0) pkg/component/etcd/statefulset defaultTimeout"),
    Duration("druid.waitForTLS", 180, f"{ED}(v0.22.0) pkg/component/etcd/statefulset: the leases, three minutes"),
    # the kubelet and the StatefulSet controller
    Duration("kubelet.startSkew", 20, "observed: volumes, scheduling and images differ by up to 20 s"),
    Duration("probe.delay", 15, f"{ED}internal/component/statefulset/builder.go readiness probe"),
    Duration("probe.success.min", 1, "a poll of the wrapper, a probe and the endpoints take a second at least (timed)"),
    Duration("probe.success.max", 8, "wrapper poll 2 s, kubelet period 5 s, endpoints 1 s"),
    Duration("probe.singleSuccess", 12, "the leader loop's first tick 5 s, kubelet period 5 s, endpoints 1 s"),
    Duration("probe.failure.min", 20, "kubelet period 5 s, the fifth failure in a row"),
    Duration("probe.failure.max", 33, "wrapper poll 2 + 5 s, kubelet period 5 s five times, endpoints 1 s"),
    Duration("pod.termination", 10, "both containers stop on SIGTERM in seconds (estimate; Kubernetes allows 30 s)"),
    Duration(
        "container.restart", 5, "a container that exits is restarted at once, and from then on later and later", 1
    ),
    Duration("container.backoff", 10, "kubernetes CrashLoopBackOff, its first delay"),
    Duration("cache.longLag", 10, "a watch that reconnects, with the first delays of its back-off (estimate)"),
    # backup-restore and etcd-wrapper
    Duration("probe.round", 34, f"{BR}member/member_control.go: 4 attempts of 5 s with pauses of 2, 4, 8 s"),
    Duration("probe.jitter", 1.4, f"{BR}miscellaneous/miscellaneous.go CreateBackoff: a tenth of 14 s"),
    Duration("data.validation.min", 1, "sanity validation, 1 to 2 s (timed)"),
    Duration("data.validation.max", 2, "the same, at most"),
    Duration("config.list", 7, f"{BR}server/httpAPI.go getInitialCluster: 5 s, then a pause of 2 s"),
    Duration("config.ask", 30, f"{BR}types/etcdconnection.go DefaultEtcdConnectionTimeout"),
    Duration("grpc.reconnect", 8, "a blocked request sees a new endpoint 0.7 to 8.1 s late (timed)"),
    Duration("wrapper.start", 3, "etcd-wrapper polls each second; etcd is up in another, and has a leader in one more"),
    Duration("learner.busy", 5, f"{BR}member/member_control.go: sleep after TooManyLearners"),
    Duration("learner.unreachable", 20, f"{BR}member/member_control.go (v0.23.0): four tries of 5 s"),
    Duration("rejoin.unreachable", 120, f"{BR}initializer/initializer.go: RemoveMember, four times 30 s", 1),
    Duration("peerUrl.learner.min", 24.6, f"{BR}server/backuprestoreserver.go updatePeerURLIfChanged (timed)"),
    Duration("peerUrl.learner.max", 32, "the same, with up to 6 s of waitUntilEtcdRunning before it"),
    Duration("peerUrl.voter.min", 0, f"{BR}server/backuprestoreserver.go updatePeerURLIfChanged"),
    Duration("peerUrl.voter.max", 6, "waitUntilEtcdRunning: a tick of 4 s, a status request of 2 s"),
    Duration("election.period", 5, f"{BR}types/leaderelection.go ReelectionPeriod"),
    Duration("lease.period", 10, f"{ED}internal/component/statefulset/builder.go --k8s-heartbeat-duration"),
    # etcd
    Duration("etcd.healthInterval", 5, "etcd etcdserver/server.go HealthInterval"),
)

LEAST_TICKS: Mapping[str, int] = {one.name: one.least_ticks for one in DURATIONS if one.least_ticks}
