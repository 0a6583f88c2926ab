"""A PostgreSQL of its own for these tests: Debian's, as its own unprivileged user, with a password, on loopback only."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from serving import find_port

ROOT = Path(__file__).parents[2]
PASSWORD = "pa55-word-that-nobody-may-read"  # noqa: S105 (of a server that lives as long as the tests)
NUMBERS = count(1)


def need_postgres() -> Path:
    """The folder of PostgreSQL's programs; fails with the line that installs them."""
    subprocess.run([ROOT / "scripts" / "need.sh", "/usr/lib/postgresql/*/bin/initdb", "postgresql"], check=True)
    return max(Path("/usr/lib/postgresql").glob("*/bin"))


def run_as_postgres(*command: str | Path) -> None:
    """PostgreSQL refuses to run as root."""
    user = "postgres" if os.getuid() == 0 else None
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, user=user, cwd="/", extra_groups=[] if user else None
    )


@dataclass(frozen=True)
class Postgres:
    """A running server."""

    port: int
    programs: Path

    def make_database(self) -> str:
        """A new empty database; gives its address, as SANAD_WAREHOUSE has it, password and all."""
        name = f"sanad{next(NUMBERS)}"
        env = {**os.environ, "PGPASSWORD": PASSWORD}
        address = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "sanad"]
        subprocess.run([self.programs / "createdb", *address, name], env=env, check=True)
        return f"ducklake:postgres:dbname={name} host=127.0.0.1 port={self.port} user=sanad password={PASSWORD}"


@contextmanager
def run_postgres() -> Iterator[Postgres]:
    """A server, removed afterwards with all it held."""
    programs, port = need_postgres(), find_port()
    home = Path(f"/tmp/sanad-postgres-{os.getpid()}")  # noqa: S108 (its own user cannot enter the tests' folder)
    home.mkdir(mode=0o700)
    (home / "password").write_text(PASSWORD)
    if os.getuid() == 0:
        for path in (home, home / "password"):
            os.chown(path, *pwd.getpwnam("postgres")[2:4])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    login = ("-U", "sanad", "-A", "scram-sha-256", "--pwfile", home / "password")
    try:
        run_as_postgres(programs / "initdb", "-D", home / "db", *login)
        run_as_postgres(programs / "pg_ctl", "-D", home / "db", "-o", options, "-l", home / "log", "-w", "start")
        yield Postgres(port, programs)
    finally:
        run_as_postgres(programs / "pg_ctl", "-D", home / "db", "-m", "immediate", "stop")
        shutil.rmtree(home)
