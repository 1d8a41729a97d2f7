"""A workbench in a process of its own, as a person starts one."""

from __future__ import annotations

import resource
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

from detente.catalogue import case_path

SERVE = """
import sys
from pathlib import Path
from detente.workbench.documents import Folder
from detente.workbench.serve import serve
folder, port = Path(sys.argv[1]), int(sys.argv[2])
serve(Folder(folder), lambda address: print(address, flush=True), port=port, token="test")
"""


class Workbench:
    """A workbench on a folder, in a process of its own; it can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/test/"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-c", SERVE, str(self.folder), str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == self.address

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(30) == 0
        assert self.process.stdout is not None
        self.process.stdout.close()

    def full_disk(self, full: bool) -> None:
        """Let the workbench write nothing more, or let it write again."""
        limit = 0 if full else resource.RLIM_INFINITY
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    def model(self, case: str) -> Path:
        """A copy of a published case in the folder."""
        path = case_path(case)
        assert path is not None
        return Path(shutil.copy(path, self.folder))
