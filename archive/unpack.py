"""Zipped folders and emails in `sources/`: unpacked beside themselves, never over what a person did.

`content/unpacked.json` remembers for each the hash that it had, and the hash of each file as it was written.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from archive import mail
from archive.config import Config
from archive.errors import ArchiveError
from archive.kinds import no_paper, without_saved_pieces
from archive.slugs import slug
from archive.sources import containers, is_container, sha256

STATE = "unpacked.json"
_RATIO = 200
"""Papers shrink to a twentieth when they are zipped, not to less than this part of their size."""
_SMALL = 64 * 2**20
"""Below so many bytes nothing is a bomb."""
_DEEPEST = 1
"""So many zipped folders or emails may be around another."""
_JUNK = re.compile(r"(?:^|/)(?:\.(?!\.?(?:/|$))|~\$|__MACOSX(?:/|$)|Thumbs\.db$|desktop\.ini$)", re.I)
_PIECE = 2**20
_NAMED = 5
"""So many files are named in a line of the report."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zipped folder or email."""

    name: str
    """As it is printed there: not to be trusted."""
    open: Callable[[], IO[bytes]]


class Refused(Exception):
    """A zipped folder or email that is not unpacked; the message says why, and what to do."""


@dataclass
class Unpacked:
    """What was done, in lines for the report."""

    done: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def unpack(config: Config) -> Unpacked:
    """Unpack what is new or has changed among the zipped folders and emails of `sources/`."""
    report = Unpacked()
    state = _load(config)
    waiting = sorted(containers(config), key=lambda file: len(file.parts))  # those around others first
    report.done += _gone(config, state, waiting)
    for file in waiting:  # grows by what was found in them
        key = file.relative_to(config.sources).as_posix()
        if not file.is_file():
            continue  # was in a zip that has changed, and is in it no more
        try:
            digest = sha256(file)
        except OSError as error:
            report.problems.append(f"sources/{key}: can't be opened ({error.strerror}); let it be read")
            continue
        if state.get(key, {}).get("sha256") == digest:
            report.problems += state[key].get("problems", [])
            continue
        if _depth(key, state) > _DEEPEST:
            report.problems.append(
                f"sources/{key}: stands too deep in other zipped folders; unpack it by hand"
            )
            continue
        one = _One(config, file, state)
        try:
            state[key] = {"sha256": digest, **one.unpack()}
        except Refused as error:
            report.problems.append(f"sources/{key}: {error}")
            continue
        except OSError as error:
            report.problems.append(
                f"sources/{key}: can't be unpacked ({error.strerror}: {error.filename}); put that right,"
                " and run this again"
            )
            continue
        report.done.append(one.line())
        report.problems += one.problems
        inside = (config.sources / name for name in state[key]["files"])
        waiting += [path for path in inside if path.is_file() and is_container(path) and path not in waiting]
    if state or (config.content / STATE).exists():
        try:
            _save(config, state)
        except OSError as error:
            report.problems.append(f"content/{STATE}: can't be written ({error.strerror}); let it be written")
    return report


def _gone(config: Config, state: dict[str, Any], here: Iterable[Path]) -> Iterator[str]:
    """What is said, once, of zips and emails that are no longer there; one that was renamed goes on."""
    new = {p.relative_to(config.sources).as_posix(): p for p in here}
    lost = [key for key in sorted(state) if key not in new]
    for key in lost:
        known = state[key]
        left = [name for name in known.get("files", {}) if (config.sources / name).is_file()]
        again = next((name for name, p in new.items() if name not in state and _is(p, known)), None)
        if again is not None:
            state[again] = {name: value for name, value in state.pop(key).items() if name != "gone"}
            yield f"sources/{again}: is sources/{key} under another name; its files stay where they are"
        elif not left:
            del state[key]
        elif not known.get("gone"):
            known["gone"] = True
            yield (
                f"sources/{key}: is gone, but not the {_files(left)} that came out of it: {_names(left)};"
                " delete what is no longer to be published"
            )
    for key in new:
        state.get(key, {}).pop("gone", None)


def _is(file: Path, known: dict[str, Any]) -> bool:
    """Whether a file is the zip or email that is remembered."""
    try:
        return sha256(file) == str(known["sha256"])
    except OSError:
        return False


def _files(names: Sized) -> str:
    return f"{len(names)} file{'s' if len(names) != 1 else ''}"


def _names(names: Sequence[str]) -> str:
    """Names for a line of the report, of many the first."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(sorted(names)[:_NAMED]) + more


def _depth(key: str, state: dict[str, Any]) -> int:
    """How many zipped folders and emails a file came out of."""
    around = next((name for name, known in state.items() if key in known.get("files", {})), None)
    return 0 if around is None or around == key else 1 + _depth(around, state)


class _One:
    """One zipped folder or email on its way out."""

    def __init__(self, config: Config, file: Path, state: dict[str, Any]) -> None:
        self._config = config
        self._file = file
        self._folder = file.parent / slug(file.stem, most=100)
        self._state = state
        known = state.get(file.relative_to(config.sources).as_posix(), {})
        self._before: dict[str, str] = known.get("files", {})
        """The files as they were written last: path below `sources/` -> hash."""
        self.problems: list[str] = []
        self._new: list[str] = []
        self._kept: list[str] = []

    def unpack(self) -> dict[str, Any]:
        """Write the files; gives what to remember. Raises Refused."""
        if self._folder.is_symlink() or (self._folder.exists() and not self._folder.is_dir()):
            raise Refused(f"can't be unpacked, for {self._folder.name} is a file or link; rename it")
        files: dict[str, str] = {}
        for member in self._members():
            if unwanted := no_paper(member.name):
                self._say(f"“{_shown(member.name)}” was left out, for {unwanted}")
                continue
            target = self._target(member.name, files)
            if target is None:
                self._say(f"“{_shown(member.name)}” leads out of its folder and was left out")
                continue
            name = target.relative_to(self._config.sources).as_posix()
            if name in self._before and not target.exists():
                files[name] = self._before[name]  # deleted by a person
                self._kept.append(name)
                continue
            try:
                files[name] = self._write(member, target, self._before.get(name))
            except (
                zipfile.BadZipFile,
                zlib.error,
                EOFError,
                NotImplementedError,
                RuntimeError,
                OSError,
            ) as error:
                if isinstance(error, OSError) and error.errno is not None:
                    raise  # the folder can't be written, or the disk is full: to be tried again
                self._say(f"“{_shown(member.name)}” is damaged ({error})")
        self._drop(files)
        return {"files": files} | ({"problems": self.problems} if self.problems else {})

    def line(self) -> str:
        """What was done, for the report."""
        folder = self._folder.relative_to(self._config.root).as_posix()
        kept = (
            f"; {len(self._kept)} that you changed or deleted stay so: {_names(self._kept)}"
            if self._kept
            else ""
        )
        name = self._file.relative_to(self._config.root).as_posix()
        return f"{name}: unpacked {_files(self._new)} into {folder}/{kept}"

    def _say(self, problem: str) -> None:
        self.problems.append(f"{self._file.relative_to(self._config.root).as_posix()}: {problem}")

    def _members(self) -> Iterator[Member]:
        most = self._config.unpacked_mb * 2**20
        if self._file.suffix.casefold() == ".eml":
            if self._file.stat().st_size > most:
                raise Refused(f"is larger than {self._config.unpacked_mb} MB ([limits] unpacked_mb)")
            try:
                found, left_out = mail.parts(self._file.read_bytes())
            except mail.Unreadable as error:
                raise Refused(str(error)) from None
            for reason in left_out:
                self._say(reason)
            yield from (Member(part.name, part.open) for part in found)
            return
        try:
            with zipfile.ZipFile(self._file) as package:
                yield from self._zipped(package, most)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            EOFError,
            ValueError,
            OverflowError,
            struct.error,
        ) as error:
            raise Refused(f"is a damaged or cut-off zip ({error}); fetch it again") from None

    def _zipped(self, package: zipfile.ZipFile, most: int) -> Iterator[Member]:
        """The files of a zip, its sizes looked at before any is opened."""
        infos = [i for i in package.infolist() if not _JUNK.search(_name(i)) and not _is_folder(i)]
        wanted = set(without_saved_pieces(PurePosixPath(_name(info)) for info in infos))
        infos = [info for info in infos if PurePosixPath(_name(info)) in wanted]
        total = sum(info.file_size for info in infos)
        if len(infos) > self._config.unpacked_files:
            raise Refused(
                f"holds {len(infos)} files; at most {self._config.unpacked_files} are unpacked"
                " ([limits] unpacked_files in archive.toml)"
            )
        if total > most:
            raise Refused(
                f"would unpack to {total / 2**20:.0f} MB; at most {self._config.unpacked_mb} MB are unpacked"
                " ([limits] unpacked_mb in archive.toml)"
            )
        if total > _SMALL and total > _RATIO * self._file.stat().st_size:
            raise Refused(
                f"would unpack to {total / self._file.stat().st_size:.0f} times its size; unpack it by hand"
            )
        for info in infos:
            if stat.S_ISLNK(info.external_attr >> 16):
                self._say(f"“{_shown(_name(info))}” is a link and was left out; put the file itself there")
            elif info.flag_bits & 1:
                self._say(f"“{_shown(_name(info))}” is encrypted; unpack it by hand, or have it sent without")
            else:
                yield Member(_name(info), lambda info=info: package.open(info))  # type: ignore[misc]

    def _target(self, printed: str, taken: dict[str, str]) -> Path | None:
        """Where a file goes, under names of our own; None for one that would leave the folder."""
        parts = printed.split("/")
        if ".." in parts or parts[0] == "" or re.match(r"[A-Za-z]:", parts[0]):
            return None
        *folders, last = (part for part in parts if part not in ("", "."))
        name = Path(last)
        ending = f".{slug(name.suffix, most=10)}" if name.suffix else ""
        folder = self._folder.joinpath(*(slug(part, most=60) for part in folders))
        stem = slug(name.stem, most=80)
        candidates = (folder / f"{stem}{f'-{n}' if n > 1 else ''}{ending}" for n in range(1, 10_000))
        return next(c for c in candidates if c.relative_to(self._config.sources).as_posix() not in taken)

    def _write(self, member: Member, target: Path, before: str | None) -> str:
        """Write one file, unless a person has changed the one that stands there; gives its hash."""
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.new")
        digest = hashlib.sha256()
        try:
            with member.open() as source, beside.open("wb") as out:
                while piece := source.read(_PIECE):
                    digest.update(piece)
                    out.write(piece)
            new = digest.hexdigest()
            now = sha256(target) if target.is_file() and not target.is_symlink() else None
            if now == new:
                return new
            if (now is not None and now != before) or target.is_symlink():
                self._kept.append(target.relative_to(self._config.sources).as_posix())
                return before or new
            beside.replace(target)
            self._new.append(target.name)
        finally:
            beside.unlink(missing_ok=True)
        return new

    def _drop(self, files: dict[str, str]) -> None:
        """Remove the files that are in it no more and that nobody changed, and what came out of these."""
        self._remove({name: before for name, before in self._before.items() if name not in files})

    def _remove(self, files: Mapping[str, str]) -> None:
        for name, before in files.items():
            path = self._config.sources / name
            if path.is_file() and not path.is_symlink() and sha256(path) == before:
                path.unlink()
                self._remove(self._state.pop(name, {}).get("files", {}))


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: many programs write UTF-8 without saying so, and it is taken for another code page."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):  # else it is what it says
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename.endswith("/")


def _shown(name: str) -> str:
    """A name as a line of the report may have it."""
    return re.sub(r"[^\w .,()&/-]", "?", name)[:80]


def _load(config: Config) -> dict[str, Any]:
    path = config.content / STATE
    try:
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
    except ValueError as error:
        raise ArchiveError(
            f"{path}: {error}. Restore the file, or delete it: then all is unpacked again."
        ) from error


def _save(config: Config, state: dict[str, Any]) -> None:
    path = config.content / STATE
    text = json.dumps(state, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
