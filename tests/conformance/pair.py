"""The model's etcd and real servers side by side: each step is made in both, and afterwards they must agree.

Refusals are compared by their class, and what can be seen from outside is compared once the servers have come to rest.
Time is real: the model's disturbance ends when its five seconds are over, and nobody asks while that is uncertain.
"""

import time
from collections import Counter

from attrs import Factory, define

from model.actors.backup_restore import add_learner, rejoin, wait_for_healthy_cluster, wait_for_learner_slot
from model.actors.etcd import IDENTITIES, Identity, MemberStep
from model.actors.etcd_wrapper import fail_to_bootstrap, fail_to_join
from tests.conformance.modelled import Choice, ModelledEtcd, View
from tests.conformance.servers import HEALTH_INTERVAL_S, NO_ANSWER_S, ORDINALS, Answer, Servers, eventually

EXISTS = {Answer.ID_EXISTS, Answer.URL_EXISTS}
CANNOT_ADD_VOTER = {Answer.UNHEALTHY, Answer.NOT_ENOUGH_STARTED}
REST_S = 8.0
EXIT_S = 3.0
WATCH_S = 1.5
"""Who has no leader, by the model, is watched for three elections before that is believed."""
ADD_BACKOFF_S = (0.01, 0.05, 0.25)
"""client-go util/retry DefaultBackoff, by which backup-restore's restoreInMultiNode adds a learner four times."""

tally: Counter[str] = Counter()
"""What was driven in this process, for the summary."""


class DisagreementError(AssertionError):
    """The model and the servers differ."""


@define
class Pair:
    """The model's etcd and three real servers, in step."""

    servers: Servers
    model: ModelledEtcd = Factory(ModelledEtcd)
    steps: list[str] = Factory(list)
    identities: dict[str, Identity] = Factory(dict)
    connected_at: dict[int, float] = Factory(dict)
    promoted: set[int] = Factory(set)
    answers: set[int] = Factory(set)
    disturbances: Counter[Identity] = Factory(Counter)
    disturbed_between: dict[Identity, tuple[float, float]] = Factory(dict)
    began: float = 0.0

    # -- steps --------------------------------------------------------------------------------------------------------

    def start(self, ordinal: int, initial: int = 0b111, *, existing: bool = False) -> str:
        """Start a member's process, which takes its data or goes by its initial cluster; return what came of it."""
        self._begin(f"start {ordinal} {initial:03b} {'existing' if existing else 'new'}")
        choices = self.model.starts(ordinal, initial, existing=existing)
        members = [o for o in ORDINALS if initial >> o & 1]
        self.servers.start(ordinal, state="existing" if existing else "new", initial=members)
        self.connected_at[ordinal] = time.monotonic()
        self.promoted.discard(ordinal)
        fails = [c for c in choices if c.action in (fail_to_join, fail_to_bootstrap)]
        lives = [c for c in choices if c not in fails]
        exits = self._exits(ordinal) if fails else False
        chosen = fails if exits else lives if len(lives) < 2 else [c for c in lives if self._is_in(ordinal, c)]
        if not chosen:
            self._disagree(f"the model allows {names(choices)}, the server {'exits' if exits else 'runs'}")
        if exits:  # a removed member has bootstrapped before it is told; nobody starts with what it leaves behind
            self.servers[ordinal].wipe()
        self.model.take(chosen[0])
        return self._end(chosen[0].action.name)

    def kill(self, ordinal: int) -> None:
        """Kill a member's process."""
        self._begin(f"kill {ordinal}")
        self.servers[ordinal].kill()
        self.answers.discard(ordinal)
        self.model.kill(ordinal)
        self._end("killed")

    def wipe(self, ordinal: int) -> None:
        """Remove the data directory of a member that is down."""
        self._begin(f"wipe {ordinal}")
        self.servers[ordinal].wipe()
        self.model.wipe(ordinal)
        self._end("wiped")

    def add(self, ordinal: int, via: int) -> Answer:
        """Wipe a member that is down and ask to add it as a learner."""
        self._begin(f"add {ordinal} via {via}")
        self._await_certainty(via)
        known = self.model.lists(ordinal, via)
        choice = self._only(self.model.adds(ordinal, via))
        self.servers[ordinal].wipe()
        answer = self.servers.add(ordinal, via)
        expected = {
            add_learner: EXISTS if known else {Answer.ACCEPTED},
            wait_for_learner_slot: {Answer.TOO_MANY_LEARNERS},
            wait_for_healthy_cluster: {Answer.UNHEALTHY},
        }[choice.action]
        if answer not in expected:
            self._disagree(f"the model says {choice.action.name}, the server {answer.name}")
        self.model.take(choice)
        self._end(answer.name)
        return answer

    def add_voter(self, ordinal: int, via: int) -> Answer:
        """Ask to add a voter, which the cluster does not list."""
        self._begin(f"add voter {ordinal} via {via}")
        self._await_certainty(via)
        refused = self.model.refuses_to_add(via)
        answer = self.servers.add(ordinal, via, learner=False)
        if answer not in (CANNOT_ADD_VOTER if refused else {Answer.ACCEPTED}):
            self._disagree(f"the model {'refuses' if refused else 'adds'} the voter, the server says {answer.name}")
        if not refused:
            self.model.add_voter(ordinal, via)
        self._end(answer.name)
        return answer

    def promote(self, ordinal: int, via: int) -> Answer:
        """Ask to promote a member."""
        self._begin(f"promote {ordinal} via {via}")
        choices = self.model.promotes(ordinal, via)
        answer = self.servers.promote(ordinal, via)
        while choices and answer is Answer.NOT_IN_SYNC and time.monotonic() < self.began + NO_ANSWER_S:
            answer = self.servers.promote(ordinal, via)
        if (answer is Answer.ACCEPTED) != bool(choices):
            self._disagree(f"the model {'promotes' if choices else 'does not promote'}, the server says {answer.name}")
        for choice in choices:
            self.model.take(choice)
            self.promoted.add(ordinal)
        self._end(answer.name)
        return answer

    def rejoin(self, ordinal: int, via: int) -> str:
        """Remove a member that is down and empty, and add it as a learner, as restoreInMultiNode does."""
        self._begin(f"rejoin {ordinal} via {via}")
        self._await_certainty(via, leaving=ordinal)
        choice = self._only(self.model.rejoins(ordinal, via))
        named = self.servers.named(via) >> ordinal & 1
        answer = self.servers.remove(ordinal, via) if named else Answer.ACCEPTED
        if answer is Answer.ACCEPTED:
            answer = self.servers.add(ordinal, via)
            for pause in ADD_BACKOFF_S:
                if answer is Answer.ACCEPTED or answer in EXISTS:
                    break
                time.sleep(pause)
                answer = self.servers.add(ordinal, via)
        added = answer is Answer.ACCEPTED or answer in EXISTS
        if added != (choice.action is rejoin):
            self._disagree(f"the model says {choice.action.name}, the server {answer.name}")
        self.model.take(choice)
        return self._end(f"{choice.action.name}: {answer.name}")

    def rest(self) -> None:
        """Let five seconds pass since the last disturbance."""
        self._begin("rest")
        for identity in list(self.disturbed_between):
            self._outlast(identity)
        self._end("rested")

    # -- agreement ----------------------------------------------------------------------------------------------------

    def seen(self) -> View:
        """Return what can be seen of the servers from outside."""
        groups: dict[str, int] = {}
        running, serving, commits, lists = 0, 0, 0, []
        for ordinal in ORDINALS:
            running |= int(self.servers[ordinal].runs) << ordinal
            said = self.servers.status(ordinal) if self.servers[ordinal].runs else None
            if said is not None and said.leader is not None:
                serving |= 1 << ordinal
                groups[said.cluster] = groups.get(said.cluster, 0) | 1 << ordinal
                commits |= int(self.servers.put(ordinal) is Answer.ACCEPTED) << ordinal
                if not said.is_learner:
                    views = self.servers
                    lists.append((views.voters(ordinal), views.learners(ordinal), views.named(ordinal)))
        return View(running, serving, frozenset(groups.values()), frozenset(lists), commits)

    def agree(self) -> None:
        """Wait until the servers are at rest in what the model says, and complain if they never are."""
        expected, began = self.model.view, time.monotonic()
        waits = any(self.model.member(o).step is MemberStep.STARTED for o in ORDINALS)
        confirmed = 0
        while confirmed < 2:
            found = self.seen()
            confirmed = confirmed + 1 if found == expected else 0
            if time.monotonic() - began > REST_S:
                self._disagree(f"the model shows {expected}, the servers {found}")
            if waits and time.monotonic() - began < WATCH_S:
                confirmed = min(confirmed, 1)
            time.sleep(0.1)
        self._check_commits()
        self._check_identities()

    def _check_commits(self) -> None:
        """A member that runs without a leader commits nothing."""
        for ordinal in ORDINALS:
            said = self.servers.status(ordinal) if self.servers[ordinal].runs else None
            if said is not None and said.leader is None and self.servers.put(ordinal) is Answer.ACCEPTED:
                self._disagree(f"member {ordinal} has no leader, and commits")

    def _check_identities(self) -> None:
        for ordinal in ORDINALS:
            said = self.servers.status(ordinal) if self.servers[ordinal].runs else None
            if said is not None:
                identity = self.model.member(ordinal).data
                if self.identities.setdefault(said.cluster, identity) is not identity:
                    self._disagree(f"member {ordinal} is in {identity.name} by the model, and in {said.cluster}")
        if len(set(self.identities.values())) < len(self.identities):
            self._disagree(f"one identity of the model stands for several clusters: {self.identities}")

    # -- how ----------------------------------------------------------------------------------------------------------

    def _begin(self, step: str) -> None:
        self.began = time.monotonic()
        self.steps.append(step)

    def _end(self, outcome: str) -> str:
        self.steps[-1] += f" -> {outcome}"
        self.agree()
        self.answers |= {o for o in ORDINALS if self.model.member(o).step is MemberStep.SERVING}
        for identity in IDENTITIES:
            raft = self.model.raft(identity)
            if raft.disturbed and self.model.disturbances[identity] > self.disturbances[identity]:
                self.disturbed_between[identity] = (self.began, time.monotonic())
            if not raft.disturbed:
                self.disturbed_between.pop(identity, None)
        self.disturbances = self.model.disturbances.copy()
        tally[f"{self.steps[-1].split()[0]} -> {outcome}"] += 1
        return outcome

    def _exits(self, ordinal: int) -> bool:
        server = self.servers[ordinal]
        while server.runs and time.monotonic() < self.began + EXIT_S:
            time.sleep(0.05)
        return not server.runs

    def _is_in(self, ordinal: int, choice: Choice) -> bool:
        """Tell whether a member that may be in one cluster or another turns out to be in that of a choice."""
        eventually(lambda: self.servers.status(ordinal) is not None, EXIT_S)
        found = self.identities[self.servers.cluster_of(ordinal)]
        return choice.bound.instance["identity"] is found

    def _disagree(self, how: str) -> None:
        raise DisagreementError(f"{how}\nafter: " + "\n       ".join(self.steps))

    def _only(self, choices: list[Choice]) -> Choice:
        if len(choices) != 1:
            self._disagree(f"the model allows {names(choices)}")
        return choices[0]

    def _outlast(self, identity: Identity) -> None:
        _, latest = self.disturbed_between.pop(identity)
        time.sleep(max(0.0, latest + HEALTH_INTERVAL_S + 0.7 - time.monotonic()))
        self.model.settle(identity)

    def _await_certainty(self, via: int, leaving: int | None = None) -> None:
        """Wait where it is uncertain whether the cluster is disturbed.

        So it is around the end of the five seconds; where the one who has disturbed it is leaving, since the model does
        not know who it was; and after a promotion that came earlier than any sidecar's, 25 s after the learner.
        """
        identity = self.model.member(via).data
        voters = self.model.raft(identity).voters
        started = {o: at for o, at in self.connected_at.items() if voters >> o & 1 and o != leaving}
        if identity in self.disturbed_between:
            earliest = self.disturbed_between[identity][0]
            if leaving is not None:
                earliest = min(earliest, max(started.values(), default=0.0))
            if time.monotonic() > earliest + HEALTH_INTERVAL_S - 1:
                self._outlast(identity)
        if not self.model.raft(identity).disturbed:
            latest = max((at for o, at in started.items() if o in self.promoted), default=0.0)
            time.sleep(max(0.0, latest + HEALTH_INTERVAL_S + 0.7 - time.monotonic()))


def names(choices: list[Choice]) -> str:
    """Return the names of what is possible."""
    return " or ".join(sorted({choice.action.name for choice in choices})) or "nothing"
