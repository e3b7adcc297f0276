"""gardenlet's flows as far as they touch the Etcds: the tasks in upstream's order, with their titles and timeouts.

Sources: gardener pkg/gardenlet/controller/shoot/shoot/reconciler_{reconcile,migrate,delete}.go,
pkg/gardenlet/operation/ botanist/{flow,etcd,controlplane}.go. Tasks that do not touch an Etcd are one task of other
work.
"""

from typing import Any

from model.actors.gardenlet import FlowStep, Program, Task
from model.systems import System

F = FlowStep
Tasks = tuple[Task, ...]


def deploy(replicas: int | None, timeout: str = "flow.etcdDeployTimeout", **more: Any) -> Task:
    """DeployEtcd: both Etcds in parallel; replicas of None are those of a hibernated control plane, as they are."""
    return Task("Deploying main and events etcd", F.DEPLOYING, replicas, timeout, **more)


def deploy_as_it_is(system: System, timeout: str = "flow.etcdDeployTimeout", **more: Any) -> Task:
    """DeployEtcd of a highly available control plane that may be hibernated: v1.63 has peer TLS for replicas only."""
    return deploy(None, timeout, peer_tls=not system.constants["tls_follows_replicas"], **more)


def wait(title: str = "Waiting until main and event etcd report readiness") -> Task:
    """WaitUntilEtcdsReady: both in parallel, 5 minutes."""
    return Task(title, F.WAITING, timeout="etcd.defaultTimeout")


def kube_apiserver(*, waits: bool = True) -> Task:
    """kube-apiserver is deployed, and all that stands between; a hibernated control plane does not wait for it."""
    title = "Deploying Kubernetes API server"
    least = "shoot.kubeAPIServer.min" if waits else "shoot.kubeAPIServer.deploy"
    return Task(title, F.WORKING, least=least, most="shoot.kubeAPIServer.max")


def hibernate(system: System) -> Tasks:
    """HibernateControlPlane: ScaleETCDToZero, then WaitUntilEtcdsReady, in one task of 2 minutes."""
    title = "Hibernating control plane"
    scale = Task(title, F.SCALING, 0, "flow.hibernateTimeout")
    wait = Task(title, F.WAITING, timeout="flow.hibernateTimeout", carries_on=True)
    return (scale, wait) if system.constants["hibernation_waits"] else (scale,)


def reconcile(replicas: int) -> Tasks:
    """Reconcile an awake, highly available control plane."""
    return (deploy(replicas), wait(), kube_apiserver())


def delete(deployed: Task, replicas: int) -> Tasks:
    """Delete: the Etcds are scaled up first if they are hibernated, since kube-apiserver is needed to clean up.

    Before gardener #5243 Wait ran beside Scale; Scale took no time then, so that it came after it here too.
    """
    return (
        deployed,
        Task("Scaling up etcd main and event", F.SCALING, replicas, "flow.defaultTimeout"),
        wait(),
        kube_apiserver(),
        Task("Destroying main and events etcd", F.DESTROYING),
    )


def restore_hibernated(system: System) -> Tasks:
    """The restore phase of a control-plane migration of a hibernated control plane.

    It is deployed with one member, which restores the backup. Since gardener #9462 it was scaled to three only later,
    if at all: where it is hibernated, not. #11586 repaired this. Before #9462 that was for etcd-main only, and
    etcd-events, which has no backup, was deployed as it is hibernated.
    """
    if not system.constants["restores_with_one"]:
        return (deploy_as_it_is(system), kube_apiserver(waits=False), *hibernate(system))
    scale_up: Tasks = (
        (
            wait(),
            kube_apiserver(),
            Task("Scaling main and events etcd after kube-apiserver is ready", F.SCALING, 3, "flow.etcdDeployTimeout"),
            wait("Waiting until main and events etcd scaled up after kube-apiserver is ready"),
        )
        if system.constants["completes_restore"]
        else (kube_apiserver(waits=False),)
    )
    return (deploy_as_it_is(system, restores=True), *scale_up, *hibernate(system))


def migrate() -> Tasks:
    """The migrate phase on the old seed of an awake control plane: a last snapshot, and the Etcds are destroyed."""
    return (
        deploy(3, "flow.migrateTimeout"),
        wait(),
        kube_apiserver(),
        Task("Creating ETCD Snapshot", F.WORKING, most="shoot.finalSnapshot"),
        Task("Destroying main and events etcd", F.DESTROYING),
    )


def create_ha(_: System) -> Program:
    """Create a highly available control plane."""
    return (reconcile(3),)


def reconcile_ha(_: System) -> Program:
    """Reconcile a control plane that is to have three members."""
    return (reconcile(3),)


def hibernate_and_wake(system: System) -> Program:
    """Hibernate a control plane and wake it up; waking deploys with three replicas at once.

    A flow that hibernates does not wait for the Etcds (`SkipIf HibernationEnabled`) before it scales them to zero.
    """
    return ((deploy_as_it_is(system), kube_apiserver(waits=False), *hibernate(system)), reconcile(3))


def restore_hibernated_and_delete(system: System) -> Program:
    """Restore a hibernated control plane and delete it."""
    return (restore_hibernated(system), *delete_ha(system))


def migrate_ha(_: System) -> Program:
    """Migrate an awake control plane away."""
    return (migrate(),)


def rotate_ca(system: System) -> Program:
    """RolloutPeerCA of both Etcds and its Wait, within DeployEtcd, then DeployEtcd itself.

    The first writes another CA, the second the secrets that it signs: two revisions, and two rolling updates.
    """
    rolled_out = Task("Deploying main and events etcd", F.WAITING, timeout="flow.etcdDeployTimeout", carries_on=True)
    rollout = deploy(3, revision=1, keeps_ca=system.constants["keeps_rolled_out_ca"])
    return ((rollout, rolled_out, deploy(3, revision=2), wait(), kube_apiserver()),)


def delete_ha(system: System) -> Program:
    """Delete a highly available control plane, awake or hibernated."""
    return (delete(deploy_as_it_is(system, "flow.defaultTimeout"), 3),)


def hibernate_single(system: System) -> Program:
    """Hibernate a control plane whose Etcds have one member, and leave it so."""
    return ((deploy(None, "flow.defaultTimeout", peer_tls=False), kube_apiserver(waits=False), *hibernate(system)),)


def delete_hibernated_single(_: System) -> Program:
    """Delete a hibernated control plane whose Etcds have one member."""
    return (delete(deploy(None, "flow.defaultTimeout", peer_tls=False), 1),)


def reconcile_single(_: System) -> Program:
    """Reconcile a control plane whose Etcds have one member."""
    return ((deploy(1, "flow.defaultTimeout", peer_tls=False), wait(), kube_apiserver()),)


def roll_single(_: System) -> Program:
    """Reconcile the same with another spec, which rolls the member's pod."""
    return ((deploy(1, "flow.defaultTimeout", peer_tls=False, revision=1), wait(), kube_apiserver()),)


def nothing(_: System) -> Program:
    """Gardenlet has nothing to do."""
    return ()
