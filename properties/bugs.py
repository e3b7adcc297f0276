"""Upstream's bugs as data: what went wrong, where the model breaks a property for it, and where it no longer does.

A bug is nothing that the model knows of: it follows, on a vulnerable system, from mechanisms that its releases have.
What lies outside the model's abstraction says which mechanism is missing.
"""

import attrs

from properties.question import Question
from properties.registry import Registry
from properties.search.kinds import Kind
from properties.traces.trace import Settings


@attrs.frozen
class Where:
    """The question in which a bug shows: on the `vulnerable` system it is violated, on the `repaired` one it is not.

    Of a property with a deadline the violation is of this `kind`; other kinds may be there on both systems.
    `repaired` is None for what upstream has not repaired; where the repair has left another way to the same end, it is
    asked about together with the changes `repaired_with`. `faults` are budgets, `deadline_s` another deadline.
    """

    vulnerable: str
    repaired: str | None
    scenario: str
    property_name: str
    kind: Kind | None = None
    faults: tuple[tuple[str, int], ...] = ()
    deadline_s: float | None = None
    repaired_with: tuple[str, ...] = ()

    def changes(self, system: str) -> tuple[str, ...]:
        """Return the changes of the protocol that belong to a system."""
        return self.repaired_with if system == self.repaired else ()

    def question(self, registry: Registry, system: str) -> Question:
        """Return the question on one of the two systems. Raises BadInputError."""
        settings = Settings(faults=dict(self.faults), deadline_s=self.deadline_s, changes=self.changes(system))
        return Question(registry, system, self.scenario, self.property_name, settings)

    @property
    def kinds(self) -> frozenset[Kind] | None:
        """The kinds that count."""
        return None if self.kind is None else frozenset({self.kind})


@attrs.frozen
class Bug:
    """A bug of upstream's: its links, its cause and its repair, and where it shows, or what is missing for it to."""

    name: str
    links: tuple[str, ...]
    cause: str
    repair: str
    where: Where | None = None
    missing: str = ""


INSIDE: tuple[Bug, ...] = (
    Bug(
        "hibernated-restore-skips-scale-up",
        ("gardener/gardener#11525", "gardener/etcd-backup-restore#847"),
        "A hibernated control plane is restored with one member and never scaled to three, so that two members without "
        "data wake up beside it for the deletion; one that finds nobody for 68 s bootstraps a cluster of its own.",
        "It is scaled to three, and waited for, before it is hibernated (gardener/gardener#11586, v1.113.1). The wait "
        "can pass on a stale status ([finding](findings/repaired-restore.md)), which `fresh-status` rules out here.",
        Where(
            "gardener-1.113",
            "gardener-1.113.1",
            "migrate-hibernated-ha",
            "annotation-deadline",
            "stuck",
            repaired_with=("fresh-status",),
        ),
    ),
    Bug(
        "hibernated-restore-splits-cluster",
        ("gardener/etcd-backup-restore#847", "gardener/etcd-druid#1165"),
        "The same wake-up, with both members as late as the first: they bootstrap together, and two clusters serve.",
        "As above; from v0.34 on druid reports two cluster ids.",
        Where(
            "gardener-1.113",
            "gardener-1.113.1",
            "migrate-hibernated-ha",
            "one-cluster-serves",
            repaired_with=("fresh-status",),
        ),
    ),
    Bug(
        "scale-without-annotation",
        ("gardener/gardener#5188", "gardener/etcd-druid#279"),
        "Scale changed the replicas without the operation annotation, so that druid's filter dropped the event.",
        "Scale sets annotation and timestamp (gardener/gardener#5209, v1.39.0).",
        Where(
            "gardener=1.36,druid=0.23.2", "gardener=1.39,druid=0.23.2", "hibernate-single", "spec-is-observed", "stuck"
        ),
    ),
    Bug(
        "wait-expects-old-timestamp",
        ("gardener/gardener#5240",),
        "Scale wrote a timestamp that Wait did not hear of: it expected Deploy's, in each try anew.",
        "Scale became a method of the component that remembers the timestamp (gardener/gardener#5243, v1.39.0).",
        Where(
            "gardener=1.38.1,druid=0.23.2",
            "gardener=1.39,druid=0.23.2",
            "delete-hibernated-single",
            "flows-end",
            "stuck",
        ),
    ),
    Bug(
        "completion-before-status",
        ("gardener/etcd-druid#985",),
        "Druid recorded the generation and removed the annotation before it looked at the StatefulSet again, so that "
        "gardenlet's Wait passed on what the status had said before.",
        "Gardenlet looks at the StatefulSet itself (gardener/gardener#11231, v1.112.0); druid v0.27.0 completes last "
        "(gardener/etcd-druid#996), but may still look at a StatefulSet that is older than its own patch.",
        Where(
            "gardener=1.111,druid=0.26,backup-restore=0.33",
            "gardener=1.112,druid=0.26,backup-restore=0.33",
            "roll-single",
            "wait-passes-only-when-rolled-out",
        ),
    ),
    Bug(
        "create-event-not-found",
        ("gardener/etcd-druid#898",),
        "The Create event came before the metadata informer had the Etcd: NotFound, forgotten; and the filter dropped "
        "each later event, since nothing had ever been reconciled.",
        "The filter lets requests pass where nothing was ever reconciled (gardener/etcd-druid#900, v0.24.0, v0.23.2).",
        Where(
            "gardener=1.110,druid=0.23.1,backup-restore=0.30",
            "gardener=1.110,druid=0.23.2,backup-restore=0.30",
            "create-ha",
            "spec-is-observed",
            "stuck",
        ),
    ),
    Bug(
        "first-member-never-rejoins",
        ("gardener/etcd-backup-restore#760",),
        "The first member never asked for its cluster; with its data lost it started as new, which its peers refuse: "
        "etcd exits, again and again.",
        "The first member asks like all others (gardener/etcd-backup-restore#761, v0.30.0).",
        Where(
            "gardener=1.112,druid=0.23.2,backup-restore=0.29",
            "gardener=1.112,druid=0.23.2,backup-restore=0.30",
            "redeploy-during-reconcile",
            "flows-end",
            "stuck",
            (("gardenlet-restarts", 0), ("volume-lost", 1)),
        ),
    ),
    Bug(
        "ready-during-rollout",
        ("gardener/gardener#6419",),
        "status.ready asked for ready pods, not for the rollout; right after its own patch druid saw the old ones.",
        "Wait asks for status.updatedReplicas (gardener/gardener#6434, v1.53.0), which lags too; what helps is that "
        "druid waits for its own patch and for the revision (gardener/etcd-druid#598, v0.19.0).",
        Where(
            "gardener=1.52,druid=0.18,backup-restore=0.24",
            "gardener=1.52,druid=0.19,backup-restore=0.24",
            "roll-single",
            "wait-passes-only-when-rolled-out",
        ),
    ),
    Bug(
        "swallowed-annotation",
        ("gardener/gardener#8795",),
        "Druid removed the annotation before the work; after a restart in its middle nothing called it again, and the "
        "rollout of the peer CA found the CA there, set no annotation, and waited.",
        "The rollout sets the annotation whether or not the CA is there (gardener/gardener#8795, v1.84.0).",
        Where(
            "gardener=1.83,druid=0.22,backup-restore=0.28",
            "gardener=1.84,druid=0.22,backup-restore=0.28",
            "rotate-ca",
            "spec-is-observed",
            "stuck",
            (("druid-restarts", 1),),
        ),
    ),
    Bug(
        "first-member-takes-itself-for-new",
        ("gardener/etcd-backup-restore#646",),
        "The first member restarts during a scale-up; nobody answers, the annotation says that the cluster was scaled "
        "up, and it wipes the only data that there is to join as a learner.",
        "The first member never takes itself for scaled up (gardener/etcd-backup-restore#649, v0.26.0).",
        Where(
            "gardener=1.91,druid=0.22,backup-restore=0.25",
            "gardener=1.91,druid=0.22,backup-restore=0.26",
            "scale-up-with-tls",
            "no-only-copy-wiped",
            faults=(("pod-lost", 1),),
        ),
    ),
    Bug(
        "webhook-denies-druid",
        ("gardener/etcd-druid#895",),
        "Druid's webhook, which reads druid's cache, had not seen that druid records the start of its work, and denied "
        "druid's own patches: of the leases first, changed or not.",
        "Druid is always let through (gardener/etcd-druid#895, v0.24.0; #902, v0.23.2).",
        Where(
            "gardener=1.110,druid=0.23.1,backup-restore=0.30",
            "gardener=1.110,druid=0.23.2,backup-restore=0.30",
            "roll-single",
            "no-error-without-a-fault",
        ),
    ),
    Bug(
        "needless-conflict-on-finalizer",
        ("gardener/etcd-druid#1209",),
        "Each step read the Etcd again from a cache, which had not seen druid's own patch before, and the patch of the "
        "finalizer conflicted.",
        "One object in memory, which each reply overwrites (gardener/etcd-druid#1209, v0.34.0).",
        Where(
            "gardener=1.130,druid=0.33,backup-restore=0.39",
            "gardener=1.130,druid=0.34,backup-restore=0.39",
            "create-single",
            "no-conflict-with-itself",
        ),
    ),
    Bug(
        "not-found-until-next-request",
        ("gardener/etcd-druid#1188",),
        "As create-event-not-found, and up to v0.32: the event of the creation is lost, and the next request is that "
        "of gardenlet's next try, after it has waited for five minutes.",
        "The first read uses the informer behind the watch (gardener/etcd-druid#1188, v0.33.0; #1189 for v0.32).",
        Where(
            "gardener=1.130,druid=0.32,backup-restore=0.39",
            "gardener=1.130,druid=0.33,backup-restore=0.39",
            "create-single",
            "no-request-forgotten",
        ),
    ),
    Bug(
        "statefulset-deleted-twice",
        ("gardener/etcd-druid#597",),
        "For peer TLS the StatefulSet was deleted and created anew, twice; without one to ask, the mark of a scale-up "
        "went by the status, and was there before the one member had restarted: it took itself for new, and wiped its "
        "data.",
        "It is patched, and marked once its one replica is available (gardener/etcd-druid#598, v0.19.0, v0.18.1).",
        Where(
            "gardener=1.52,druid=0.18,backup-restore=0.24",
            "gardener=1.52,druid=0.18.1,backup-restore=0.24",
            "scale-up",
            "no-only-copy-wiped",
        ),
    ),
    Bug(
        "mark-of-scale-up-dropped",
        ("gardener/etcd-druid#582", "gardener/etcd-druid#452", "gardener/etcd-druid#466"),
        "The annotation scaled-to-multi-node was about one replica that becomes several, and gone with the next "
        "reconciliation, whether or not the members had joined.",
        "It stays until all pods are updated (gardener/etcd-druid#587, v0.18.0).",
        Where(
            "gardener=1.52,druid=0.17,backup-restore=0.24",
            "gardener=1.52,druid=0.18,backup-restore=0.24",
            "scale-up-with-tls",
            "marked-until-joined",
        ),
    ),
    Bug(
        "mark-dropped-once-updated",
        ("gardener/etcd-druid#647",),
        "A pod that was lost and came back is of the new revision before its member has joined: all were updated, and "
        "the annotation scaled-to-multi-node went.",
        "It stays until all updated pods are available (gardener/etcd-druid#647, v0.19.0).",
        Where(
            "gardener=1.52,druid=0.18.1,backup-restore=0.24",
            "gardener=1.52,druid=0.19,backup-restore=0.24",
            "scale-up-with-tls",
            "marked-until-joined",
            faults=(("pod-lost", 1),),
        ),
    ),
    Bug(
        "peer-tls-dropped-in-hibernation",
        ("gardener/gardener#7497",),
        "Deploy asked for peer TLS where it asked for several replicas, and took it from a hibernated control plane. "
        "Scaled up to be deleted, its members listened without TLS, while their member list said https: no quorum.",
        "Every highly available control plane has it (gardener/gardener#7554, v1.65.0, v1.64.2, v1.63.2).",
        Where(
            "gardener=1.64,druid=0.15.3,backup-restore=0.24",
            "gardener=1.64.2,druid=0.15.3,backup-restore=0.24",
            "delete-hibernated-ha",
            "flows-end",
            "stuck",
        ),
    ),
    Bug(
        "labels-tls-and-replicas-at-once",
        ("gardener/etcd-druid#881",),
        "For new labels the StatefulSet was deleted without its pods before Sync, which found none, minded no TLS, and "
        "created it with all replicas and peer TLS at once, beside a first member without.",
        "TLS first, then labels, with the replicas that there were, then replicas (gardener/etcd-druid#883, v0.24.0, "
        "v0.23.1).",
        Where(
            "gardener=1.110,druid=0.23,backup-restore=0.30",
            "gardener=1.110,druid=0.23.1,backup-restore=0.30",
            "scale-up-after-upgrade",
            "newcomers-speak-alike",
        ),
    ),
    Bug(
        "reconciled-twice",
        ("gardener/etcd-druid#1020",),
        "The event of the recorded success still has the annotation and passes the filter; the run that it starts may "
        "read a cache that has not seen the annotation go.",
        "None seen.",
        Where("head", None, "redeploy-during-reconcile", "one-request-one-reconciliation"),
    ),
    Bug(
        "second-member-takes-itself-for-new",
        ("gardener/etcd-druid#641", "gardener/etcd-backup-restore#661"),
        "As first-member-takes-itself-for-new, for the second member, once it has a vote in a cluster of two.",
        "A lease that has a holder says that the member was one (gardener/etcd-backup-restore#661, v0.27.0).",
        Where(
            "gardener=1.91,druid=0.22,backup-restore=0.26",
            "gardener=1.91,druid=0.22,backup-restore=0.27",
            "members-grow-from-two",
            "no-voter-wiped",
            faults=(("pod-lost", 1),),
        ),
    ),
    Bug(
        "scale-up-told-by-counters",
        ("gardener/etcd-backup-restore#533", "gardener/etcd-backup-restore#534"),
        "A scale-up was one where not all replicas are updated. The first member is updated once its pod was lost: "
        "two that have asked in vain are then told to start as new, and are a quorum beside it.",
        "druid marks the StatefulSet, and `/config` reads the mark (gardener/etcd-backup-restore#534, v0.21.0).",
        Where(
            "gardener=1.83,druid=0.22,backup-restore=0.20",
            "gardener=1.83,druid=0.22,backup-restore=0.21",
            "members-grow",
            "no-second-bootstrap",
            faults=(("pod-lost", 1),),
        ),
    ),
    Bug(
        "scale-up-check-aborted",
        ("gardener/etcd-backup-restore#614", "gardener/etcd-backup-restore#606"),
        "A rolling update, with fewer updated pods than replicas, was taken for a scale-up: a member that had lost its "
        "volume was not restored, and etcd panics without its log.",
        "The member list decides, or else the annotation alone (gardener/etcd-backup-restore#614, #624, v0.24.0).",
        Where(
            "gardener=1.83,druid=0.22,backup-restore=0.23",
            "gardener=1.83,druid=0.22,backup-restore=0.24",
            "members-roll",
            "known-members-start-with-data",
        ),
    ),
    Bug(
        "one-try-to-add-a-learner",
        ("gardener/etcd-backup-restore#617",),
        "A member was tried to be added as a learner for 0.3 s, and the error was dropped: where another learner has "
        "the slot, etcd starts for a cluster that does not list it, and exits.",
        "Six tries with a back-off, then the sidecar exits (gardener/etcd-backup-restore#617, v0.24.0).",
        Where(
            "gardener=1.83,druid=0.22,backup-restore=0.23",
            "gardener=1.83,druid=0.22,backup-restore=0.24",
            "members-grow",
            "no-failed-start-without-a-fault",
        ),
    ),
    Bug(
        "data-of-another-cluster-stays",
        ("gardener/etcd-backup-restore#605", "gardener/etcd-backup-restore#576", "gardener/etcd-backup-restore#606"),
        "A member was added as a learner with its data directory as it was: one that had bootstrapped a cluster of its "
        "own went on with that one after each restart, and held the slot of the learner.",
        "The directory is removed before each try (gardener/etcd-backup-restore#605, #617, v0.24.0).",
        Where(
            "gardener=1.83,druid=0.22,backup-restore=0.23",
            "gardener=1.83,druid=0.22,backup-restore=0.24",
            "member-apart",
            "running-pods-become-ready",
            "stuck",
        ),
    ),
    Bug(
        "status-read-anew",
        ("gardener/etcd-druid#174", "gardener/etcd-druid#510"),
        "Conflicts on the status were avoided by reading the Etcd anew before each write (v0.5.1): a generation that "
        "came during the work counted as observed, with the old readiness. (Read in the code; no report was seen.)",
        "The status is written to the Etcd in memory, since gardener's helper was gone (gardener/etcd-druid#510, "
        "v0.15.3): the write conflicts.",
        Where(
            "gardener=1.39,druid=0.7.2,backup-restore=0.24",
            "gardener=1.39,druid=0.15.3,backup-restore=0.24",
            "redeploy-single",
            "observed-generation-is-built",
        ),
    ),
    Bug(
        "listed-member-not-restored",
        ("gardener/etcd-backup-restore#608", "gardener/etcd-backup-restore#661"),
        "From v0.23.0 on nobody set the flag that the member list knows the member: one of etcd-events, which has no "
        "backup, that had lost its volume was started as new, and refused. (Read in the code; no report was seen.)",
        "The flag is set again (gardener/etcd-backup-restore#661, v0.27.0); for the first member in v0.30.0 (#761).",
        Where(
            "gardener=1.91,druid=0.22,backup-restore=0.26",
            "gardener=1.91,druid=0.22,backup-restore=0.30",
            "volume-lost",
            "known-members-start-with-data",
        ),
    ),
    Bug(
        "own-cluster-after-invalid-data",
        ("gardener/etcd-druid#361", "gardener/etcd-druid#419"),
        "A member of several without valid data restored the backup as a cluster of its own, which serves too.",
        "It is removed and added again, restoreInMultiNode (gardener/etcd-backup-restore#501, #509, v0.19.0).",
        Where(
            "gardener=1.39,druid=0.15.3,backup-restore=0.18",
            "gardener=1.39,druid=0.15.3,backup-restore=0.19",
            "volume-lost-main",
            "one-cluster-serves",
        ),
    ),
    Bug(
        "localhost-peer-url",
        ("gardener/etcd-backup-restore#500", "gardener/etcd-backup-restore#534"),
        "A restored member kept the peer URL http://localhost:2380, at which nobody else reaches it.",
        "It is updated after the restore and at each start (gardener/etcd-backup-restore#505, v0.19.0; #534).",
        Where(
            "gardener=1.39,druid=0.15.3,backup-restore=0.18",
            "gardener=1.39,druid=0.15.3,backup-restore=0.19",
            "member-restores",
            "peer-url-is-configured",
        ),
    ),
    Bug(
        "tls-annotation-ahead-of-etcd",
        ("gardener/etcd-backup-restore#538", "gardener/etcd-backup-restore#712", "gardener/etcd-backup-restore#787"),
        "The lease said TLS as soon as the configuration did, while etcd, which minds its peer URL when it starts, ran "
        "on with the plain one; druid had to restart it a second time.",
        "backup-restore restarts etcd first (gardener/etcd-backup-restore#788, v0.31.0, v0.30.2).",
        Where(
            "gardener=1.83,druid=0.22,backup-restore=0.30",
            "gardener=1.83,druid=0.22,backup-restore=0.30.2",
            "member-gets-tls",
            "tls-lease-of-restarted-etcd",
        ),
    ),
    Bug(
        "rejoin-collides",
        ("gardener/etcd-backup-restore#645",),
        "A member that is restored is removed, and has 0.3 s to be added again: another learner, or here a voter that "
        "has been back for less than 5 s, is enough for it to be left removed.",
        "None seen. It heals: the next initialisation finds the member missing, and adds it with a back-off.",
        Where("head", None, "volume-lost", "removed-is-added-again", faults=(("pod-lost", 1),)),
    ),
    Bug(
        "unstarted-learner-blocks",
        ("gardener/etcd-backup-restore#577",),
        "A learner whose pod finds no node any more holds the only slot for ever, and the next member never joins.",
        "None seen. Without that fault each pod becomes ready.",
        Where("head", None, "learner-recreated", "running-pods-become-ready", "stuck"),
    ),
    Bug(
        "panic-not-taken-for-corruption",
        ("gardener/etcd-backup-restore#620",),
        "A member whose log has lost its end panics as soon as its leader, who remembers more, sends the next entries; "
        "its files are valid, so that it is neither restored nor removed, and panics again.",
        "None seen.",
        Where(
            "head",
            None,
            "volume-lost",
            "running-pods-become-ready",
            "stuck",
            (("volume-lost", 0), ("log-truncated", 1)),
        ),
    ),
)


OUTSIDE: tuple[Bug, ...] = (
    Bug(
        "annotation-removed-after-work",
        ("gardener/etcd-druid#204",),
        "The annotation was removed after the work, where the contract said before.",
        "It was removed first (gardener/etcd-druid#205, v0.6.0), and last again from v0.23.0 on (#777).",
        missing="what tells the two apart: v0.5.2 is modelled, but all properties that it breaks in redeploy-single "
        "v0.6 breaks too. Both read the Etcd anew to write its status, and so observe the generation of a request made "
        "during the work; v0.5.2 removes its annotation as well, but that request's event has queued a second run, "
        "which asks for no annotation; what a restart of druid in between loses, v0.6 loses too, once it has taken the "
        "annotation",
    ),
    Bug(
        "bad-configuration-blocks-pre-sync",
        ("gardener/etcd-druid#818",),
        "PreSync waited for ready pods that only the later Sync could repair.",
        "It asks for labels only (gardener/etcd-druid#823, v0.23.0).",
        missing="a configuration that keeps a member from starting; no release had the bug",
    ),
    Bug(
        "nil-error-does-not-requeue",
        ("gardener/etcd-druid#874",),
        "A wrapped nil error did not requeue between the TLS patch and the scaling.",
        "A new error (v0.23.0).",
        missing="no release had the bug",
    ),
    Bug(
        "mount-path-waits-for-pods",
        ("gardener/etcd-druid#908", "gardener/etcd-druid#914"),
        "Any change of the TLS volume mounts waited for all pods to be ready, even if it was what they needed.",
        "Only a change of peer TLS waits (gardener/etcd-druid#915, v0.24.0; #918, v0.23.3).",
        missing="TLS volume mounts that change without peer TLS",
    ),
    Bug(
        "leases-deleted-everywhere",
        ("gardener/etcd-druid#320",),
        "The member leases of all namespaces were deleted.",
        "DeleteAllOf in one namespace (gardener/etcd-druid#353).",
        missing="a second namespace",
    ),
    Bug(
        "final-snapshot-beside-delta",
        ("gardener/etcd-backup-restore#763",),
        "The final full snapshot and a delta snapshot were taken at once; the restore found revisions out of order.",
        "gardener/etcd-backup-restore#845.",
        missing="snapshots and revisions",
    ),
    Bug(
        "snapshotter-deadlocks",
        (
            "gardener/etcd-backup-restore#553",
            "gardener/etcd-backup-restore#676",
            "gardener/etcd-backup-restore#958",
            "gardener/etcd-backup-restore#968",
        ),
        "The snapshotter and its stop request waited for each other, or a channel was closed twice.",
        "gardener/etcd-backup-restore#554, #680, #958, #971.",
        missing="the snapshotter",
    ),
    Bug(
        "server-before-etcd",
        ("gardener/etcd-backup-restore#628",),
        "The server updated the peer URL before etcd ran; what failed for two minutes was not tried again.",
        "waitUntilEtcdRunning (v0.25.0, v0.24.1).",
        missing="the time that a restore takes: without one etcd is up within the four tries of 30 s, and with several "
        "members the loop that promotes comes before them and waits for a cluster that answers",
    ),
    Bug(
        "members-without-leases",
        ("gardener/etcd-backup-restore#392",),
        "The lease was renewed only where there was a backup store.",
        "Always (gardener/etcd-backup-restore#393, v0.14.0).",
        missing="no release had the bug: leases came with v0.14.0 themselves (gardener/etcd-backup-restore#382)",
    ),
)
BUGS = INSIDE + OUTSIDE
