"""Real etcd servers on loopback: their processes and volumes, and what they say over the JSON gateway.

Three members, named by their ordinals, keep their ports and their data directories for as long as the servers live.
Nothing here knows the model.
"""

import base64
import random
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from attrs import define, field, frozen

BINARY = shutil.which("etcd")
ORDINALS = (0, 1, 2)
HEALTH_INTERVAL_S = 5.0
"""For so long after a voter has (re)connected etcd refuses to add: HealthInterval in etcdserver/server.go."""
HEARTBEAT_MS, ELECTION_MS = 50, 500
NO_ANSWER_S = 2.0
"""What has no answer after so long has none: four elections."""


class Answer(Enum):
    """What became of a request: accepted, or the class of its refusal by the text that etcd gives."""

    ACCEPTED = ""
    ID_EXISTS = "member ID already exist"
    URL_EXISTS = "Peer URLs already exists"
    TOO_MANY_LEARNERS = "too many learner members in cluster"
    UNHEALTHY = "unhealthy cluster"
    NOT_ENOUGH_STARTED = "re-configuration failed due to not enough started members"
    NOT_IN_SYNC = "can only promote a learner member which is in sync with leader"
    NOT_A_LEARNER = "can only promote a learner member"
    NOT_FOUND = "member not found"
    NOT_FOR_LEARNERS = "rpc not supported for learner"
    NO_ANSWER = "request timed out"


def answer_to(message: str) -> Answer:
    """Return the class of a refusal; a text that none of them is raises ValueError."""
    if "deadline exceeded" in message or "no leader" in message or "leader changed" in message:
        return Answer.NO_ANSWER
    return Answer(message.removeprefix("etcdserver: ").removeprefix("etcdserver:").strip())


@frozen
class Listed:
    """A member as a cluster lists it; `name` is empty until it has started."""

    id: str
    name: str
    is_learner: bool
    peer_urls: tuple[str, ...]


@frozen
class Status:
    """What a server says of itself; `leader` is None where it knows none."""

    cluster: str
    member: str
    leader: str | None
    is_learner: bool


@define
class Server:
    """One member: its name, its ports, its volume, and its process while there is one."""

    ordinal: int
    client_port: int
    peer_port: int
    volume: Path
    process: subprocess.Popen[bytes] | None = None
    log: list[Path] = field(factory=list)

    @property
    def name(self) -> str:
        """The member's name."""
        return f"m{self.ordinal}"

    @property
    def client_url(self) -> str:
        """Where it serves clients."""
        return f"http://127.0.0.1:{self.client_port}"

    @property
    def peer_url(self) -> str:
        """Where it serves peers."""
        return f"http://127.0.0.1:{self.peer_port}"

    @property
    def runs(self) -> bool:
        """Whether its process is alive."""
        return self.process is not None and self.process.poll() is None

    @property
    def has_data(self) -> bool:
        """Whether its volume holds a write-ahead log."""
        return (self.volume / "member" / "wal").exists()

    @property
    def said(self) -> str:
        """The log of its last process."""
        return self.log[-1].read_text(errors="replace") if self.log else ""

    def kill(self) -> None:
        """Kill the process and wait until it is gone."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def wipe(self) -> None:
        """Remove the data directory."""
        assert not self.runs
        shutil.rmtree(self.volume, ignore_errors=True)


@define
class Servers:
    """Three members and a client; `token` goes into their clusters' identities."""

    members: tuple[Server, ...]
    http: httpx.Client
    token: str = "conformance"

    def __getitem__(self, ordinal: int) -> Server:
        return self.members[ordinal]

    # -- processes ----------------------------------------------------------------------------------------------------

    def start(self, ordinal: int, *, state: str = "new", initial: Iterable[int] = ORDINALS) -> None:
        """Start a member's process with an initial cluster (ordinals) and its state, `new` or `existing`."""
        server = self.members[ordinal]
        assert not server.runs
        server.log.append(server.volume.parent / f"{server.name}-{len(server.log)}.log")
        flags = {
            "name": server.name,
            "data-dir": server.volume,
            "listen-client-urls": server.client_url,
            "advertise-client-urls": server.client_url,
            "listen-peer-urls": server.peer_url,
            "initial-advertise-peer-urls": server.peer_url,
            "initial-cluster": ",".join(f"{self[i].name}={self[i].peer_url}" for i in initial),
            "initial-cluster-token": self.token,
            "initial-cluster-state": state,
            "unsafe-no-fsync": "true",
            "heartbeat-interval": HEARTBEAT_MS,
            "election-timeout": ELECTION_MS,
            "logger": "zap",
            "log-outputs": "stderr",
        }
        assert BINARY is not None
        with server.log[-1].open("wb") as log:
            server.process = subprocess.Popen(
                [BINARY, *(f"--{name}={value}" for name, value in flags.items())],
                stdout=log,
                stderr=log,
                env={"ETCD_UNSUPPORTED_ARCH": "arm64"},
            )

    def kill_all(self) -> None:
        """Kill every process that was started here."""
        for server in self.members:
            server.kill()

    # -- requests -----------------------------------------------------------------------------------------------------

    def post(self, via: int, path: str, body: Mapping[str, Any], timeout_s: float = NO_ANSWER_S) -> dict[str, Any]:
        """Return a member's reply; a refusal has a `message`, and silence is one of them."""
        try:
            reply = self.http.post(f"{self[via].client_url}/v3/{path}", json=body, timeout=timeout_s)
        except httpx.TransportError:
            return {"message": Answer.NO_ANSWER.value}
        return reply.json() if reply.status_code == 200 else {"message": reply.json()["message"]}

    def ask(self, via: int, path: str, body: Mapping[str, Any], timeout_s: float = NO_ANSWER_S) -> Answer:
        """Return what became of a request."""
        return answer_to(self.post(via, path, body, timeout_s).get("message", ""))

    def add(self, ordinal: int, via: int, *, learner: bool = True) -> Answer:
        """Ask a member to add another, by its peer URL."""
        body = {"peerURLs": [self[ordinal].peer_url], "isLearner": learner}
        return self.ask(via, "cluster/member/add", body)

    def promote(self, ordinal: int, via: int) -> Answer:
        """Ask a member to promote another, which it lists."""
        return self.ask(via, "cluster/member/promote", {"ID": self.id_of(ordinal, via)})

    def remove(self, ordinal: int, via: int) -> Answer:
        """Ask a member to remove another, which it lists."""
        return self.ask(via, "cluster/member/remove", {"ID": self.id_of(ordinal, via)})

    def put(self, via: int, key: str = "foo", value: str = "bar") -> Answer:
        """Write a key through a member: accepted if its cluster can commit."""
        return self.ask(via, "kv/put", {"key": encoded(key), "value": encoded(value)})

    def get(self, via: int, key: str = "foo", *, serializable: bool = False) -> str | Answer | None:
        """Read a key through a member: its value, None where there is none, or the refusal."""
        reply = self.post(via, "kv/range", {"key": encoded(key), "serializable": serializable})
        if "message" in reply:
            return answer_to(reply["message"])
        return next((base64.b64decode(kv["value"]).decode() for kv in reply.get("kvs", [])), None)

    def status(self, via: int) -> Status | None:
        """Return what a member says of itself, or None while it does not answer."""
        reply = self.post(via, "maintenance/status", {}, 0.5)
        if "message" in reply:
            return None
        header, leader = reply["header"], reply.get("leader", "0")
        known = None if leader == "0" or "etcdserver: no leader" in reply.get("errors", []) else leader
        return Status(header["cluster_id"], header["member_id"], known, reply.get("isLearner", False))

    def listed(self, via: int) -> tuple[Listed, ...]:
        """Return a member's list of the members of its cluster, empty where it gives none."""
        return tuple(
            Listed(m["ID"], m.get("name", ""), m.get("isLearner", False), tuple(m["peerURLs"]))
            for m in self.post(via, "cluster/member/list", {}).get("members", [])
        )

    def id_of(self, ordinal: int, via: int) -> str:
        """Return the id of the member with an ordinal's peer URL; one that no cluster ever had where it is missing."""
        url = self[ordinal].peer_url
        return next((m.id for m in self.listed(via) if url in m.peer_urls), "1")

    # -- views and patience -------------------------------------------------------------------------------------------

    def serves(self, ordinal: int) -> bool:
        """Tell whether a member answers and knows a leader."""
        said = self.status(ordinal) if self[ordinal].runs else None
        return said is not None and said.leader is not None

    def mask(self, via: int, wanted: Callable[[Listed], bool]) -> int:
        """Return those whom a member lists and who are as wanted, as a mask of ordinals."""
        ordinal_of = {server.peer_url: server.ordinal for server in self.members}
        return sum(1 << ordinal_of[url] for m in self.listed(via) if wanted(m) for url in m.peer_urls)

    def voters(self, via: int) -> int:
        """Return the voters as a member lists them, as a mask of ordinals."""
        return self.mask(via, lambda m: not m.is_learner)

    def learners(self, via: int) -> int:
        """Return the learners as a member lists them, as a mask of ordinals."""
        return self.mask(via, lambda m: m.is_learner)

    def named(self, via: int) -> int:
        """Return those who have a name as a member lists them, as a mask of ordinals."""
        return self.mask(via, lambda m: m.name != "")

    def cluster_of(self, ordinal: int) -> str:
        """Return the id of the cluster that a member serves."""
        said = self.status(ordinal)
        assert said is not None
        return said.cluster

    def wait_until_serving(self, *ordinals: int, within_s: float = 10) -> None:
        """Wait until each member serves."""
        for ordinal in ordinals:
            eventually(lambda o=ordinal: self.serves(o), within_s)

    def wait_for_exit(self, ordinal: int, within_s: float = 10) -> str:
        """Wait until a member's process has ended by itself, and return its log."""
        eventually(lambda: not self[ordinal].runs, within_s)
        return self[ordinal].said

    def bootstrap(self, ordinals: Iterable[int] = (0,)) -> None:
        """Start a new cluster of these members, and wait until it serves."""
        members = tuple(ordinals)
        for ordinal in members:
            self.start(ordinal, initial=members)
        self.wait_until_serving(*members)

    def join(self, ordinal: int, via: int = 0) -> None:
        """Add a member as a learner, start it, and wait until it serves."""
        assert self.add(ordinal, via) is Answer.ACCEPTED
        known = self.named(via)
        self.start(ordinal, state="existing", initial=[o for o in ORDINALS if known >> o & 1 or o == ordinal])
        self.wait_until_serving(ordinal)


def encoded(text: str) -> str:
    """Return a key or a value as the gateway wants it."""
    return base64.b64encode(text.encode()).decode()


def eventually(condition: Callable[[], bool], within_s: float = 10) -> float:
    """Wait until a condition holds and return the seconds it took; AssertionError if it never does."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < within_s, f"not within {within_s} s"
        time.sleep(0.05)
    return time.monotonic() - began


def version() -> tuple[int, int, int]:
    """Return the version of the etcd that is installed."""
    assert BINARY is not None
    said = subprocess.run([BINARY, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"etcd Version: (\d+)\.(\d+)\.(\d+)", said)
    assert found is not None, said
    return int(found[1]), int(found[2]), int(found[3])


def waits_for_applied_index() -> bool:
    """Tell whether a promotion waits until the learner's addition is applied: from 3.4.24 on (etcd #15095 to #15097).

    Gardener ships 3.4.34, which waits; Debian 12 has 3.4.23, which does not.
    """
    return version() >= (3, 4, 24)


def free_ports(count: int) -> list[int]:
    """Return free ports below the range from which connections take theirs, so that nobody takes a dead member's."""
    found: set[int] = set()
    while len(found) < count:
        port = random.SystemRandom().randrange(20000, 32000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        found.add(port)
    return sorted(found)


@contextmanager
def three_servers() -> Iterator[Servers]:
    """Provide three members, none of them started; their processes and volumes are gone afterwards."""
    with TemporaryDirectory(prefix="overdue-etcd-") as directory, httpx.Client(trust_env=False) as http:
        ports = free_ports(2 * len(ORDINALS))
        volumes = [Path(directory) / f"m{ordinal}" for ordinal in ORDINALS]
        members = tuple(Server(o, ports[2 * o], ports[2 * o + 1], volumes[o]) for o in ORDINALS)
        servers = Servers(members, http)
        try:
            yield servers
        finally:
            servers.kill_all()
