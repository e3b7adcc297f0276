"""Why each property holds, or the run that breaks it: the words of `docs/invariants.md` that no declaration can say.

Each text is Markdown, and speaks of mechanisms; what was measured, and on which system, stands in the table below it.
"""

from collections.abc import Mapping

EXPLANATIONS: Mapping[str, str] = {
    "annotation-deadline": """
**The runs that break it.** *Stuck*, on `gardener-1.113`: the incident. A member that nobody answers for two rounds
starts a cluster of its own, in which it is alone and has no leader. Its lease never says `tls-enabled`, druid comes
back every 10 s and never gets past its check, and the annotation of the flow's second try stays. The
[tutorial](tutorial.md) walks through it. On `gardener-1.113.1` long hunts find it too, since its wait before the
hibernation [can pass on a stale status](findings/repaired-restore.md).

*Starved*, wherever an Etcd grows from one member to three: the StatefulSet still has one replica, and druid looks
at one lease of an unsorted list. If that is always the lease of a member that does not exist yet, druid never
creates it. Under a fair choice (`--choices fair`) this goes away; then it is *late* without a bound. On druid up to
v0.32 a creation can starve whatever the choices: the patch of the finalizer conflicts with the status that druid has
just written, as long as the metadata informer is later than druid's next step (etcd-druid #1209).

*Early*, in `redeploy-during-reconcile`: gardenlet's flow begins again and Deploy changes the spec after druid has
built the StatefulSet, and before it removes the annotation. The removal carries no resourceVersion, and Deploy's
patch, made from a copy that still had the annotation, did not carry it. So the annotation of both requests goes,
and the second was not served. In `delete-hibernated-single` it takes no fault: Scale's request comes while druid
[reconciles Deploy's a second time](findings/lost-scale.md). [Changes](reference/systems.md#changes) are what upstream
could do about it.

**Why it holds elsewhere.** Each event that passes druid's filter, and each period of 15 s, leads to a run. A run
that gets past Sync removes the annotation in the same instant. What can keep it from getting past Sync (leases,
half-ready pods) is settled, or not looked at, in the other scenarios.
""",
    "spec-is-observed": """
**The runs that break it.** In releases before gardener #5209, Scale patched the replicas and set no annotation, and
druid without auto-reconcile reconciles a spec only when it is asked to: [the bugs](bugs.md) have the runs.

**Why it holds elsewhere.** Deploy and Scale set the annotation in the same patch as the spec, and each of druid's
runs that gets past Sync records the generation. What keeps it from getting there breaks *annotation-deadline* too.
""",
    "no-error-without-a-fault": """
**The run that breaks it.** A requeue that is recorded as an error, in releases that have no state *Requeue*; and a
create of a StatefulSet that is there already but not yet in druid's cache, after two runs for one request.

**Why it holds elsewhere.** What waits for something is state *Requeue* and has no lastErrors.
""",
    "no-request-forgotten": """
**The run that breaks it.** Up to v0.32 druid has two informers of the Etcd: the watch behind its queue, and one of the
metadata, which is asked first whether there is an Etcd at all. If the event of the creation is quicker than the second
informer, druid finds nothing, and forgets the Etcd. The first releases drop all later requests too, since none was ever
reconciled ([etcd-druid#898](https://github.com/gardener/etcd-druid/issues/898)); later ones wait for the next.

**Why it holds elsewhere.** From v0.33 on the informer that is asked is the one behind the watch, and each run comes
back, after 15 s at the latest.
""",
    "no-conflict-with-itself": """
**The run that breaks it.** Up to v0.33 each step of druid's reads the Etcd again from a cache. The record of the start
is a new version; if the cache has not seen it, the patch of the finalizer, which carries a resourceVersion, conflicts
with druid's own write ([etcd-druid#1209](https://github.com/gardener/etcd-druid/pull/1209)).

**Why it holds elsewhere.** From v0.34 on the reply to a patch is the copy that the next step works on. Once the
finalizer is there, nothing is patched.
""",
    "observed-generation-is-built": """
**The run that breaks it.** druid builds the StatefulSet from the spec that it has when Sync begins, and records as
observed the generation that its copy has *later*, at the end of the run. In between the copy was refreshed: from
the cache up to v0.33, by the reply to its own status patch from v0.34 on. If gardenlet's Deploy changes the spec
there, a generation is observed that was never built. It takes a restart of gardenlet, since a flow deploys once.

**Why it holds elsewhere.** Without a second Deploy nobody changes the spec while druid works: Scale refuses as long
as the annotation is there, and a deletion changes no spec.
""",
    "one-request-one-reconciliation": """
**The run that breaks it.** druid's own `record_success` is an event of an Etcd that still has its annotation, and
whose last operation has succeeded: it passes the filter. So at the end of nearly every run the Etcd is in the queue
again. If the watch has yet to deliver the removal of the annotation when that run begins, druid reads the
annotation from its cache, and reconciles the spec once more. It needs no fault, and no scenario is without it
([etcd-druid#1020](https://github.com/gardener/etcd-druid/issues/1020)).

The second reconciliation does what the spec says *then*. As long as nobody has changed the spec it does nothing; it
is harmful where a change was made that was to wait for a maintenance window.
""",
    "wait-passes-only-when-joined": """
**The runs that break it.** CheckEtcdObject believes the status, and druid computes the status from its cached
StatefulSet, in the same instant in which it has patched the StatefulSet. So for a moment `ready` and
`AllMembersUpdated` speak of the StatefulSet *before* the patch, while generation, observed generation and
annotation speak of the one after it. A poll in that moment passes.

In `rotate-ca` the rolling update has only begun when Wait passes, and the first pod is on its way down. When a
hibernated control plane wakes up, the old StatefulSet had no replicas, and was ready with none: Wait passes before
a single member has started.

A second cause is the incident's split: two clusters, each with fewer voters than the Etcd has replicas, whose pods
are all ready.

**Why it holds elsewhere.** Where the Etcd is new there is no older status that could be believed.
""",
    "wait-passes-only-when-rolled-out": """
**The run that breaks it.** druid computes `ready` and AllMembersUpdated from its cached StatefulSet. Where that is
older than druid's own patch, both conditions are about the StatefulSet before it, and a poll of gardenlet's in that
moment passes. From gardener v1.113 on this takes no fault; the poll has to come before druid looks again, within 15
s.

**Why it holds elsewhere.** Where druid's cache has its patch, the StatefulSet counts as rolling until all pods are
updated and ready.
""",
    "scale-to-zero-only-when-joined": """
**The runs that break it.** On `gardener-1.113` a restored, hibernated control plane goes from zero to one member
and back to zero: members 1 and 2 have never existed
([gardener/gardener#9462](https://github.com/gardener/gardener/issues/9462)). This is what
[#11586](https://github.com/gardener/gardener/issues/11586) repaired, and what the incident began with.

The repaired sequence goes from one to three before it hibernates, and waits. But Wait can pass early, as
[above](#wait-passes-only-when-joined): from a status that speaks of the one member that was there before. Then the
control plane is hibernated, and two members have still never joined. The window is one poll of gardenlet's, between
druid's run and its next.

**Where it says nothing.** Scenarios that never scale to zero do not meet its premise.
""",
    "flows-end": """
**The runs that break it** are those of [annotation-deadline](#annotation-deadline), seen from the Shoot: as long as
the annotation is there Scale refuses, the flow fails, begins again, and deploys anew. Its deadline is the 20
minutes of gardener's end-to-end test, for all tries of a flow together.

*Starved* where nothing is wrong with the Etcd that is followed, as in `delete-etcd`: the other Etcd is an environment
that may refuse Scale and hold up Wait in every try. That is more than the real one can do, so *starved* is to be looked
at with both Etcds ([abstractions](abstractions.md#the-other-etcd)); ask for `--kind stuck` to leave it out.

**Why it holds elsewhere.** Each task of a flow has a timeout, and each try ends. It is the *next* try that must not
meet the same obstacle.
""",
    "newcomers-speak-alike": """
**The run that breaks it.** v0.23.0 gives a StatefulSet of v0.22 its new labels before it does anything else: it deletes
it without its pods. Sync then finds none, minds no TLS, and creates it as the Etcd wants it, with three replicas and
peer TLS. The new members ask for the first one with TLS, which it does not speak, and exit; and the first one is not
rolled before they are ready ([etcd-druid#881](https://github.com/gardener/etcd-druid/issues/881)).

**Why it holds elsewhere.** druid patches the pod template for peer TLS with the old replicas, and asks for more only
when the leases say that the members have it.
""",
    "marked-until-joined": """
**The runs that break it.** Up to v0.17 the mark, an annotation of the StatefulSet, says that one replica is about to
become several; the next reconciliation takes it away, whether or not anybody has joined. It comes when a scale-up
takes longer than the 90 s for which druid waits, or when gardenlet begins anew. v0.18 keeps the mark until all pods
are of the new revision, which a pod that was lost and came back is too, before a member in it has joined.

**Why it holds elsewhere.** From v0.19 on the mark stays until all pods are available, which only voters are. From
v0.23 on there is none.
""",
    "no-voter-wiped": """
**The run that breaks it.** Earlier backup-restore releases took a member for a new one when the StatefulSet or its
annotation said that there is a scale-up, and removed the data directory before they added it as a learner: [the
bugs](bugs.md).

**Why it holds elsewhere.** A member that the member list names goes to the validation of its data, and a valid data
directory stays.
""",
    "one-cluster-serves": """
**The run that breaks it.** In the incident's scenario on `gardener-1.113`, members 1 and 2 start with member 0, and
*both* give up their search before it answers. Two members of three are a quorum. They bootstrap a second cluster,
in which they find a leader and serve, beside member 0 that serves the old data. All pods are ready, all leases say
`tls-enabled`, and the flow succeeds: nothing but the data shows it. The start skew decides; see
[time](time.md#what-a-tick-of-5-s-hides-and-what-one-of-1-s-costs).

**Why it holds elsewhere.** A member starts a cluster of its own only if nobody answers for two rounds, and its
lease never had a holder, and it has no data. Members that bootstrap together from nothing are in the same cluster.
A member that joined once has a holder in its lease.
""",
    "no-second-bootstrap": """
**The run that breaks it** is the first half of the one above; one member that gives up is enough. It is then alone,
has no leader, and waits for ever: the incident.

**Why it holds elsewhere.** As for [one-cluster-serves](#one-cluster-serves). A scale-up from one member to three is
safe since member 0 stays behind the Service until the others are ready, so that their search is answered. etcd-main
is safe as well: its bucket is not empty, so that a member without data waits for the cluster and joins it.
""",
    "quorum-kept": """
**Why it holds.** The StatefulSet controller rolls a pod only when all pods of higher ordinals are updated and
ready, and *ready* means that the member has answered a linearizable read. So at most one of three members is down
on purpose. A learner does not count for the quorum until it is promoted, and is promoted only while a quorum runs.
etcd refuses to add a member while a voter is missing.

**What it does not say.** It speaks of a member that *runs* and loses its leader while the StatefulSet has replicas:
pods that are lost to faults, beyond a budget of none, are another question (`--faults pod-lost=1`). A control plane
that is scaled to zero loses its quorum on purpose.
""",
    "no-only-copy-wiped": """
**Why it holds.** A sidecar wipes its data directory in two cases only: a cluster answers and does not list it, so
that the cluster has the data; or its data is gone already and it rejoins. Data that is valid is kept
(`accept_data`), whatever the member list said before.

**What it does not say.** Data is there or not: a directory that is there and broken is not told from a good one
([abstractions](abstractions.md#coarser-than-upstream)).
""",
    "running-pods-become-ready": """
**The run that breaks it.** etcd has room for one learner. A learner whose pod is gone and finds no node any more is
never promoted, and nobody removes it: the member that comes next tries six times, exits, and tries again, for ever
([etcd-backup-restore#577](https://github.com/gardener/etcd-backup-restore/issues/577)).

In the incident's scenario it is *stuck* too: the member that is alone in a cluster of its own has no leader.

**Why it holds elsewhere.** A member that rejoins or is added is a learner for half a minute, and then frees the slot.
""",
    "known-members-start-with-data": """
**The runs that break it.** Up to v0.18.0 a member of several was never removed and added again; in v0.23.0 to v0.26.0
one without a backup was not, since nobody noted that the list knew it; and in v0.23.0 a rolling update was taken for a
scale-up, which skips the validation. [The bugs](bugs.md) have the runs.

**Why it holds elsewhere.** A member whose directory is empty is removed and added again where the list, its lease or
the backup says that there is data: it is then a learner that has never started.
""",
    "no-failed-start-without-a-fault": """
**The runs that break it.** In the incident's scenario a member that has given up its search is told `existing`, since
another one is a learner just then, and exits since its peers do not list it. Before backup-restore v0.24 a scale-up was
enough: a member whose try to be added had failed was started all the same.

**Why it holds elsewhere.** A sidecar does not go on before its member is added, and there is one learner at a time:
what `/config` lists is what the cluster lists when etcd starts.
""",
    "removed-is-added-again": """
**The run that breaks it.** The removal and the four tries to be added take less than a second. A voter that has been
back for less than 5 s makes etcd refuse each of them, and the initialisation has failed after the removal
([etcd-backup-restore#645](https://github.com/gardener/etcd-backup-restore/issues/645)). It takes a pod that was lost
beside the volume that was lost.

**Why it holds elsewhere.** With the volume as the only fault, the others have been connected for long, and there is no
other learner.
""",
    "peer-url-is-configured": """
**The run that breaks it.** In v0.18.0 a single member that was restored kept the URL of localhost: [the
bugs](bugs.md#localhost-peer-url).

**Why it holds elsewhere.** backup-restore waits for etcd and updates the URL before its loops begin.

**What it does not say.** An update that fails is logged and not tried again before the sidecar restarts; without a
fault the member has its leader at that moment.
""",
    "tls-lease-of-restarted-etcd": """
**The run that breaks it.** Up to v0.30.1 backup-restore updated the peer URL in the member list, and then renewed the
lease with what its configuration says; etcd ran on with the URL that it had when it started. druid up to v0.22 deleted
the pods once more for this.

**Why it holds elsewhere.** From v0.30.2 on etcd is stopped after the update, and the lease is renewed only when it
answers again.
""",
}
