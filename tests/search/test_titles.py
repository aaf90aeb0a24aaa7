"""Every word of an archive's titles is found by lunr.js in the index that the site is built with."""

from pathlib import Path

from click.testing import CliRunner

from archive import config, content, library
from bootstrap import ROOT
from build import main
from tests.search.bridge import unfound_title_words
from tests.shared import shared


def test_the_sample() -> None:
    """No word of a title of the sample is lost on the way into the index."""
    made = library.assemble(config.load(ROOT), content.load(ROOT))
    assert len(made.sections) > 300
    assert unfound_title_words(made.sections) == []


def test_real_papers(tmp_path: Path) -> None:
    """Nor of real papers, whose "Hackney", "key" and "survey" an index stemmed otherwise would lose."""
    papers = shared("documents/hackney")
    assert CliRunner().invoke(main, ["ingest", str(papers), "--archive", str(tmp_path)]).exit_code == 0
    made = library.assemble(config.load(tmp_path), content.load(tmp_path))
    assert unfound_title_words(made.sections) == []
