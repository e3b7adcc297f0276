"""The start of three members in real time: real servers, a TCP forwarder as the client Service, emulated sidecars.

A sidecar here takes the steps of the model's sidecar, by their names, with the model's windows and durations; what the
model decides by a guard is decided by what a real server answers. `speed` makes all waits shorter, but not the servers.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx
from attrs import Factory, define, field

from model.actors.sidecar import ATTEMPTS, CHART, Sidecar, SidecarStep
from model.systems import SYSTEMS
from tests.conformance.servers import ORDINALS, Server, Servers, encoded

SECONDS = SYSTEMS["gardener-1.113"].settings
TIMEOUT_S = 5.0
"""EtcdTimeout of backup-restore, and of etcd-wrapper's readiness poll."""
PERIOD_S = 5.0
"""Period of the kubelet's readiness probe; five failures in a row make a pod unready."""
STARTED_WITHIN_S = 2.0
"""Real seconds after which a process that has not exited has started."""
S = SidecarStep
endings: list["Ending"] = []
"""What was emulated in this process, for the summary."""


@define
class Clock:
    """Time in the model's seconds since the first pod started."""

    speed: float
    began: float = Factory(time.monotonic)

    @property
    def now(self) -> float:
        """Seconds since the beginning."""
        return (time.monotonic() - self.began) * self.speed

    async def sleep(self, seconds: float) -> None:
        """Wait for so many of the model's seconds."""
        await asyncio.sleep(max(0.0, seconds) / self.speed)


@define
class Client:
    """Requests to a URL, each over a connection of its own; None where nobody answers or the request is refused."""

    http: httpx.AsyncClient
    url: str

    async def post(self, path: str, body: Mapping[str, Any], within_s: float) -> dict[str, Any] | None:
        """Return the reply within so many real seconds."""
        try:
            async with asyncio.timeout(within_s):
                reply = await self.http.post(f"{self.url}/v3/{path}", json=body)
        except (httpx.TransportError, TimeoutError):
            return None
        return reply.json() if reply.status_code == 200 else None

    async def reads(self, within_s: float) -> bool:
        """Tell whether a linearizable read is answered."""
        return await self.post("kv/range", {"key": encoded("foo")}, within_s) is not None

    async def members(self, within_s: float) -> list[dict[str, Any]] | None:
        """Return the member list."""
        reply = await self.post("cluster/member/list", {}, within_s)
        return None if reply is None else reply["members"]


@define
class Service:
    """The client Service: a port that forwards to a ready member, and closes the connection where there is none."""

    servers: Servers
    ready: set[int] = Factory(set)
    port: int = 0

    async def serve(self) -> None:
        """Forward for ever."""
        server = await asyncio.start_server(self._forward, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            await server.serve_forever()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if self.ready:
                port = self.servers[min(self.ready)].client_port
                back_reader, back_writer = await asyncio.open_connection("127.0.0.1", port)
                await asyncio.gather(_pump(reader, back_writer), _pump(back_reader, writer))
        except OSError:
            pass
        finally:
            writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


@define
class Pod:
    """One pod: an emulated sidecar with its wrapper and its probe, over a real server."""

    server: Server
    servers: Servers
    service: Service
    http: httpx.AsyncClient
    clock: Clock
    start_s: float
    lease: bool
    started: float = 0.0
    state: Sidecar = Factory(Sidecar)
    steps: list[tuple[float, str]] = field(factory=list)

    @property
    def bit(self) -> int:
        """The ordinal as a mask."""
        return 1 << self.server.ordinal

    async def run(self) -> None:
        """Start after the skew, initialise, start etcd, and serve; begin again whenever that fails."""
        await self.clock.sleep(self.start_s)
        probing = asyncio.create_task(self.probe())
        try:
            while True:
                self.started = self.clock.now
                self.go("begin_initialisation", S.SEARCHING)
                if await self.initialise() and await self.start_etcd():
                    await self.serve()
                await self.clock.sleep(SECONDS["container.restart"])
                self.go("restart_container", S.OFF)
        finally:
            probing.cancel()

    def go(self, action: str, step: SidecarStep) -> None:
        """Take a step, which has to be an edge of the model's chart."""
        CHART.check(action, self.state.step, step)
        self.state = Sidecar(step, initial=self.state.initial, existing=self.state.existing)
        self.steps.append((round(self.clock.now, 1), action))

    # -- initialisation -----------------------------------------------------------------------------------------------

    async def initialise(self) -> bool:
        """Find out what the member is, and which initial cluster it starts with; False where that fails."""
        found, known = await self.search(), self.lease
        if found is None:
            self.go(*(("trust_own_lease", S.VALIDATING) if known else ("search_again", S.SEARCHING_AGAIN)))
        elif self.lists_itself(found):
            known = True
            self.go("find_itself_listed", S.VALIDATING)
        else:
            self.go("find_itself_missing", S.SEARCHING_AGAIN)
        if self.state.step is S.SEARCHING_AGAIN:
            found = await self.search()
            if found is None:
                self.go("give_up_search", S.VALIDATING)
            elif self.lists_itself(found):
                self.go("find_itself_listed", S.VALIDATING)
            else:
                self.go("find_cluster_scaled_up", S.ADDING)
        if self.state.step is S.ADDING:
            if not await self.add_learner():
                self.go("give_up_adding", S.CRASHED)
                return False
            self.go("add_learner", S.LISTING)
        else:
            await self.clock.sleep(SECONDS["data.validation.max"])
            assert self.server.has_data or not known, "rejoining is not emulated"
            self.go("accept_data" if self.server.has_data else "discard_data", S.LISTING)
        await self.configure()
        return True

    async def search(self) -> list[dict[str, Any]] | None:
        """Return the member list that one of the four attempts of a round gets."""
        began = self.clock.now
        for opens, closes in ATTEMPTS:
            await self.clock.sleep(began + opens - self.clock.now)
            if await self.ask(lambda c, s: c.reads(s), closes - opens):
                return await self.ask(lambda c, s: c.members(s), TIMEOUT_S)
        return None

    async def ask(self, question: Callable[[Client, float], Awaitable[Any]], within_s: float) -> Any:
        """Ask through the client Service until there is an answer or the time (the model's seconds) is over."""
        ends = time.monotonic() + within_s / self.clock.speed
        while (left := ends - time.monotonic()) > 0:
            client = Client(self.http, f"http://127.0.0.1:{self.service.port}")
            if found := await question(client, max(left, 0.5)):
                return found
            await asyncio.sleep(0.02)
        return None

    def lists_itself(self, members: list[dict[str, Any]]) -> bool:
        """Tell whether a list has the member's name."""
        return any(m.get("name") == self.server.name for m in members)

    async def add_learner(self) -> bool:
        """Try six times to be added as a learner."""
        body = {"peerURLs": [self.server.peer_url], "isLearner": True}
        for pause in (2, 4, 8, 16, 32, 0):
            self.server.wipe()
            answer = await asyncio.to_thread(self._add, body)
            if answer in ("", "etcdserver: Peer URLs already exists", "etcdserver: member ID already exist"):
                return True
            busy = "too many learner" in answer
            self.steps.append((round(self.clock.now, 1), answer))
            await self.clock.sleep(pause + (SECONDS["learner.busy"] if busy else 0))
        return False

    def _add(self, body: Mapping[str, Any]) -> str:
        try:
            url = f"http://127.0.0.1:{self.service.port}/v3/cluster/member/add"
            reply = httpx.post(url, json=body, timeout=TIMEOUT_S, trust_env=False)
        except httpx.TransportError as error:
            return str(error) or "nobody answers"
        return "" if reply.status_code == 200 else reply.json()["message"]

    # -- /config and the start of etcd --------------------------------------------------------------------------------

    async def configure(self) -> None:
        """Ask for the initial cluster and for its state."""
        members, initial, existing = await self.ask(lambda c, s: c.members(s), TIMEOUT_S), 0b111, False
        if members is not None and len(members) > 1:
            named = {m.get("name") for m in members}
            initial = sum(1 << o for o in ORDINALS if self.servers[o].name in named) | self.bit
        if members is None:
            await self.clock.sleep(SECONDS["config.list"] - TIMEOUT_S)
        self.go("list_members" if members is not None else "fail_to_list_members", S.ASKING)
        members = await self.ask(lambda c, s: c.members(s), SECONDS["config.ask"])
        if members is None:
            self.go("assume_new", S.STARTING)
        else:
            existing = any(m.get("isLearner", False) for m in members)
            self.go("reach_cluster", S.RECONNECTING)
            self.go("ask_for_learners", S.STARTING)
        self.state = Sidecar(S.STARTING, initial=initial, existing=existing)

    async def start_etcd(self) -> bool:
        """Start etcd; False where it exits."""
        empty, existing, initial = not self.server.has_data, self.state.existing, self.state.initial
        await self.clock.sleep(1)
        members = [o for o in ORDINALS if initial >> o & 1]
        self.servers.start(self.server.ordinal, state="existing" if existing else "new", initial=members)
        began = time.monotonic()
        client = Client(self.http, self.server.client_url)
        while self.server.runs and time.monotonic() < began + STARTED_WITHIN_S:
            if await client.post("maintenance/status", {}, 0.5) is not None:
                break
            await asyncio.sleep(0.05)
        if not self.server.runs:
            self.go("fail_to_join" if existing else "fail_to_bootstrap", S.CRASHED)
            return False
        started = "restart_etcd" if not empty else "join_cluster" if existing else "bootstrap_cluster"
        self.go(started, S.AWAITING)
        return True

    # -- afterwards ---------------------------------------------------------------------------------------------------

    async def serve(self) -> None:
        """Wait for etcd, then promote a learner and write the lease; return when etcd is gone."""
        local = Client(self.http, self.server.client_url)
        while (said := await local.post("maintenance/status", {}, 1)) is None or "leader" not in said:
            await self.clock.sleep(4)
        self.go("see_etcd_running", S.CHECKING)
        if said.get("isLearner", False):
            await self.clock.sleep(SECONDS["peerUrl.learner.min"])
        self.go("check_peer_urls", S.LOOPING)
        looping = self.clock.now
        while self.server.runs:
            await self.clock.sleep(SECONDS["election.period"])
            said = await local.post("maintenance/status", {}, 1)
            if said is not None and said.get("isLearner", False):
                promoted = await self.ask(self._promote, TIMEOUT_S)
                self.steps.append((round(self.clock.now, 1), "promote_learner" if promoted else "not promoted"))
            if not self.lease and said is not None and self.clock.now >= looping + SECONDS["lease.period"] - 0.1:
                self.lease = True
                self.steps.append((round(self.clock.now, 1), "renew_lease"))

    async def _promote(self, client: Client, within_s: float) -> bool:
        members = await client.members(within_s) or []
        own = [m["ID"] for m in members if m.get("name") == self.server.name]
        return bool(own) and await client.post("cluster/member/promote", {"ID": own[0]}, within_s) is not None

    async def probe(self) -> None:
        """The kubelet probes what etcd-wrapper finds with a linearizable read."""
        await self.clock.sleep(SECONDS["probe.delay"])
        local, failures = Client(self.http, self.server.client_url), 0
        while True:
            failures = 0 if self.server.runs and await local.reads(1) else failures + 1
            if failures == 0:
                self.service.ready.add(self.server.ordinal)
            elif failures >= 5:
                self.service.ready.discard(self.server.ordinal)
            await self.clock.sleep(PERIOD_S)


@define
class Ending:
    """How it ended: A, B or C as in the reference, or open; when (the model's seconds); and each pod's steps."""

    outcome: str
    at_s: float
    steps: tuple[tuple[tuple[float, str], ...], ...]

    def __str__(self) -> str:
        pods = (f"m{i}: " + ", ".join(f"{at} {what}" for at, what in steps) for i, steps in enumerate(self.steps))
        return f"{self.outcome} at {self.at_s:.0f} s\n" + "\n".join(pods)


async def wake(servers: Servers, starts_s: tuple[float, float, float], speed: float, horizon_s: float) -> Ending:
    """Start three pods with skews (the model's seconds), of which only the first has data, and see how it ends."""
    servers.bootstrap()
    servers.put(0, "who", "m0")
    servers[0].kill()
    clock, service = Clock(speed), Service(servers)
    async with httpx.AsyncClient(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)) as http:
        pods = [Pod(servers[o], servers, service, http, clock, starts_s[o], lease=o == 0) for o in ORDINALS]
        tasks = [asyncio.create_task(work) for work in (service.serve(), *(pod.run() for pod in pods))]
        try:
            while not all(pod.lease for pod in pods) and clock.now < horizon_s:
                for task in tasks:
                    if task.done():
                        task.result()
                await asyncio.sleep(0.1)
            ending = Ending(outcome(servers, pods), clock.now, tuple(tuple(pod.steps) for pod in pods))
            endings.append(ending)
            return ending
        finally:
            for task in tasks:
                task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.gather(*tasks, return_exceptions=True)


def outcome(servers: Servers, pods: list[Pod]) -> str:
    """Return A (one cluster, all leases), B (two clusters, all leases), C (one member alone, no lease), or open."""
    clusters = [servers.cluster_of(o) if servers.serves(o) else None for o in ORDINALS]
    if all(pod.lease for pod in pods) and None not in clusters:
        return "A" if len(set(clusters)) == 1 else "B"
    alone = [pod for pod, cluster in zip(pods, clusters, strict=True) if cluster is None]
    waits = len(alone) == 1 and not alone[0].lease and alone[0].state.step is S.AWAITING
    return "C" if waits and len(set(clusters)) == 2 else "open"
