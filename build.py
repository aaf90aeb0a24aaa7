"""The command line of Scrutiny Archive; `python build.py` alone reads what is new and builds the site."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from archive import check as checking
from archive import config, content, ingest, library, new, propose, review, serve, site, sources, weights
from archive import export as exporting
from archive.errors import ArchiveError
from archive.search import sizes
from archive.summary import summary
from parsers import accounting, blocks, cluster, fingerprint, isolated, ocr, second_opinion


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Options:
    """What every command takes."""

    archive: Path = Path()
    strict: bool = False
    jobs: int = field(default_factory=cores)
    scheduler: str = ""
    quiet: bool = False
    verbose: bool = False

    @property
    def config(self) -> config.Config:
        """The settings of the archive that was named."""
        if not self.archive.is_dir():
            raise ArchiveError(
                f"{self.archive}: no such folder; start an archive with: python build.py new {self.archive}"
            )
        known = ("archive.toml", "sources", "content")
        if not any((self.archive / name).exists() for name in known):
            raise ArchiveError(
                f"{self.archive.resolve()}: is no archive; name one with --archive, or make one: build.py new"
            )
        return config.load(self.archive.resolve())

    def say(self, *lines: str) -> None:
        """Lines for whoever runs the command."""
        if not self.quiet:
            for line in lines:
                click.echo(line)

    def progress(self, line: str) -> None:
        """Where long work has got to: one changing line on a terminal, plain lines elsewhere."""
        if self.quiet:
            return
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{line}", nl=False, err=True)
        elif line:
            click.echo(line, err=True)

    def finish(self, problems: int, *, fatal: bool = True) -> None:
        """End with status 1 where there were problems that count."""
        if problems and (fatal or self.strict):
            raise SystemExit(1)


_OPTIONS = (
    click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="SCRUTINY_ARCHIVE",
        show_envvar=True,
        help="The archive's folder; the one you stand in where none is named.",
    ),
    click.option("--strict", is_flag=True, default=None, help="Fail where something was not understood."),
    click.option(
        "--jobs",
        type=click.IntRange(1, 64),
        help="Documents read at the same time; one for each core where none is given.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Read documents on a Dask cluster, such as tcp://10.0.0.5:8786 (docs/cluster.md).",
    ),
    click.option("--quiet", is_flag=True, default=None, help="Say only what is wrong."),
    click.option("--verbose", is_flag=True, default=None, help="Name each file that was written."),
)


def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the common options; those that stand before its name count too."""

    @wraps(command)
    @click.pass_context
    def run(ctx: click.Context, /, **given: Any) -> Any:
        before = ctx.obj or {}
        names = Options.__dataclass_fields__
        own = {name: given.pop(name) for name in names}
        ctx.obj = before | {name: value for name, value in own.items() if value is not None}
        return ctx.invoke(command, Options(**ctx.obj), **given)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@with_options
def main(options: Options) -> None:
    """Turn a council's scrutiny papers into a website that can be searched.

    Without a command: read what is new in sources/ and build the site.

    Example: python build.py --archive ../our-archive
    """
    if click.get_current_context().parent is None and click.get_current_context().invoked_subcommand is None:
        problems = _ingest(options)
        _build(options, None)
        options.finish(problems, fatal=False)


@main.command("ingest")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--again",
    is_flag=True,
    help="Read documents anew that have not changed: those named, by id or path, or all.",
)
@with_options
def ingest_command(options: Options, paths: tuple[Path, ...], *, again: bool) -> None:
    """Read documents into content/; files and folders from elsewhere are copied into sources/ first.

    A page that you have changed is never overwritten: a new reading waits beside it as NAME.md.new.

    Example: python build.py ingest ~/Downloads/january-pack.pdf
    """
    if paths and not again:
        (options.archive / "sources").mkdir(parents=True, exist_ok=True)
    if again:
        options.finish(_ingest(options, (), sources.named(options.config, paths)), fatal=False)
    else:
        options.finish(_ingest(options, paths), fatal=False)


@main.command("build")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to; site/ in the archive otherwise.",
)
@with_options
def build_command(options: Options, output: Path | None) -> None:
    """Build the site from content/.

    Example: python build.py build --output /var/www/scrutiny
    """
    _build(options, output)


@main.command("serve")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on."
)
@with_options
def serve_command(options: Options, port: int) -> None:
    """Show the site on this machine; rebuilds and reloads when content, templates or sources change.

    Example: python build.py serve --port 8080
    """

    def rebuild() -> None:
        _ingest(options)
        _build(options, None)

    rebuild()
    serve.serve(options.config, port, rebuild, options.say)


@main.command("check")
@click.option(
    "--second-opinion",
    "twice",
    is_flag=True,
    help="Have the words of each PDF read by pdfminer too, and name the pages on which it differs (slow).",
)
@with_options
def check_command(options: Options, *, twice: bool) -> None:
    """Look for problems: front matter, unknown ids, missing originals, broken links within the built site.

    What was read and is not to be trusted without a look is named too; with --strict it counts as a problem.

    Example: python build.py check --strict
    """
    found = checking.check(options.config)
    doubts = [*found.doubts, *(_second_opinions(options) if twice else ())]
    for problem in (*found.problems, *doubts):
        click.echo(str(problem))
    options.say(
        f"{_counted(found.problems, 'problem')} found, {_counted(doubts, 'doubt')} about what was read"
    )
    options.finish(len(found.problems))
    options.finish(len(doubts), fatal=False)


@main.command("review")
@click.argument("document", type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The port to listen on."
)
@with_options
def review_command(options: Options, document: Path, port: int) -> None:
    """Show a document beside what was read from it, page by page, to compare and correct.

    DOCUMENT is an id, the path of an original, or a page of content. Words of the original that were not
    published are marked. Each paragraph says which file and line to correct, and is shown anew when that is
    saved.

    Example: python build.py review january-pack-pdf
    """
    settings = options.config
    file = sources.find(settings, document)
    server = review.server(settings, file, review_engine(settings), port)
    options.say(f"http://127.0.0.1:{port}/ shows {file.name} beside what was read from it; Ctrl+C ends")
    with server, suppress(KeyboardInterrupt):
        server.serve_forever()


def review_engine(settings: config.Config) -> review.Engine:
    """How a review looks into originals: each time in a process of its own."""
    processes = isolated.Processes(seconds=settings.parse_seconds, megabytes=settings.parse_memory_mb)
    return review.Engine(processes.original, processes.draw, accounting.missing, blocks.words)


@main.command("new")
@click.argument("name", type=click.Path(path_type=Path))
@with_options
def new_command(options: Options, name: Path) -> None:
    """Start an empty archive in a new folder, with a commented archive.toml.

    Example: python build.py new ../our-archive
    """
    made = new.new(options.archive / name)
    options.say(f"{made}: put papers into {made}/sources, then run: python build.py --archive {made}")


@main.command("propose")
@with_options
def propose_command(options: Options) -> None:
    """List figures that recur in the papers and are not followed yet, to be put into content/figures.yaml.

    Each candidate is an entry as that file has them, with how often papers state it, and one sentence that
    does. Shorten the name, look at the patterns, and leave out what you don't want.

    Example: python build.py propose >> content/figures.yaml
    """
    for candidate in propose.candidates(options.config):
        click.echo(candidate)


@main.command("export")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to; export/ in the archive otherwise.",
)
@with_options
def export_command(options: Options, output: Path | None) -> None:
    """Write the sections as bulk files for OpenSearch or Elasticsearch, with a mapping.

    docs/search.md says how to ask what they have loaded.

    Example: python build.py export --output ../bulk
    """
    folder = output or options.archive / "export"
    settings = options.config
    made = exporting.export(library.assemble(settings, content.load(settings.root)), folder)
    options.say(f"{_counted(made, 'file')} in {folder}; to load them:", *exporting.commands(made))


@main.command("take")
@click.argument("page", type=click.Path(path_type=Path))
@click.option("--new/--mine", "newer", required=True, help="Take the new reading, or keep your own text.")
@with_options
def take_command(options: Options, page: Path, newer: bool) -> None:
    """Settle a page with a new reading beside it (NAME.md.new).

    Example: python build.py take content/january-pack-pdf/minutes-2024-11-25.md --mine
    """
    named = options.archive / page  # as the report names it; else as a shell completes it
    options.say(ingest.take(options.config, named if named.parent.is_dir() else page, new=newer))


def _ingest(options: Options, paths: Sequence[Path] = (), again: Collection[str] = ()) -> int:
    """Bring content up to date, report, and tell how many things were not understood."""
    started = time.monotonic()
    try:
        with _reader(options) as (reader, jobs):
            report = ingest.ingest(
                options.config, reader, paths, jobs=jobs, again=again, say=options.progress
            )
    except cluster.ClusterError as error:
        raise ArchiveError(str(error)) from error
    options.progress("")
    command = "python build.py" + (f" --archive {options.archive}" if options.archive != Path() else "")
    options.say(*summary(report, time.monotonic() - started, verbose=options.verbose, command=command))
    if options.quiet:
        for problem in (*report.held, *report.problems):
            click.echo(problem, err=True)
    return len(report.held) + len(report.problems)


def _counted(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'s' if len(things) != 1 else ''}"


def _second_opinions(options: Options) -> list[str]:
    """The pages of PDFs on which two engines differ about the words."""
    if not second_opinion.available():
        raise ArchiveError("--second-opinion needs pdfminer.six: run python3 bootstrap.py dev")
    settings = options.config

    def differing(file: Path) -> list[str]:
        name = file.relative_to(settings.root).as_posix()
        seconds, megabytes = 10 * settings.parse_seconds, settings.parse_memory_mb  # it is that much slower
        lines = second_opinion.lines(file.read_bytes(), seconds=seconds, megabytes=megabytes)
        return [f"{name}: {line}" for line in lines]

    with ThreadPoolExecutor(options.jobs) as pool:
        return [line for lines in pool.map(differing, sources.originals(settings)) for line in lines]


@contextmanager
def _reader(options: Options) -> Iterator[tuple[ingest.Reader, int]]:
    """What reads documents, on this machine or on a cluster, and how many at the same time."""
    settings = options.config
    seconds, megabytes = settings.parse_seconds, settings.parse_memory_mb
    languages = settings.ocr_languages if ocr.available() else ""

    def with_limits(code: str, *, scans: bool = True) -> str:
        return f"{code} {seconds} s {megabytes} MB{f' OCR {languages}' if scans else ''}"

    with ExitStack() as stack:
        here = isolated.Processes(seconds=seconds, megabytes=megabytes, languages=languages)
        reader = ingest.Reader(
            read=stack.enter_context(here).read,
            refused=isolated.Refused,
            version=with_limits(fingerprint.version()),
            fingerprint=lambda uses: with_limits(fingerprint.fingerprint(uses), scans="parsers.ocr" in uses),
            draw=here.draw,
        )
        jobs = options.jobs
        if options.scheduler:
            there = cluster.Cluster(
                options.scheduler, seconds=seconds, megabytes=megabytes, languages=languages
            )
            reader, jobs = replace(reader, read=stack.enter_context(there).read), 2 * there.threads
        yield reader, jobs


def _build(options: Options, output: Path | None) -> None:
    started = time.monotonic()
    library, where = site.build(options.config, output)
    took = time.monotonic() - started
    if library is None:
        options.say(f"{where}: nothing has changed ({took:.1f} s)")
        options.finish(_sizes(options, where) if options.strict else 0, fatal=False)
        return
    for problem in library.problems:
        click.echo(str(problem), err=True)
    people = len(library.people)
    counts = (
        _counted(library.meetings, "meeting"),
        _counted(library.minutes, "minute"),
        _counted(library.reports, "paper"),
        _counted(library.recommendations, "recommendation"),
        f"{people} {'person' if people == 1 else 'people'}",
        _counted(library.terms, "term"),
    )
    options.say(f"{where}: {', '.join(counts)} ({took:.1f} s)")
    over = _sizes(options, where)
    options.finish(len(library.problems))
    options.finish(over, fatal=False)


def _sizes(options: Options, where: Path) -> int:
    """Say how large the search and the pages of meetings are; the count of what is larger than is meant."""
    measured = [found for found in (sizes.measured(where), weights.measured(where)) if found]
    for found in measured:
        options.say(str(found))
    problems = [problem for found in measured for problem in found.problems(options.config)]
    for problem in problems:
        click.echo(problem, err=True)
    return len(problems)


if __name__ == "__main__":
    main()
