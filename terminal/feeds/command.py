"""The commands of lists that keep themselves: feeds add, list, move, remove; beside refresh."""

from dataclasses import dataclass
from typing import Annotated

import typer

from actions.acting import AT_THE_DESK, Acting
from actions.feeds.add_feed import FeedWish, add_feed, move_feed, remove_feed
from actions.kind_named import kind_named, words_named
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import Kinds, load_kinds
from layers.register.feed_model import FeedForm
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.read_only import open_to_read
from layers.register.settings import private_feeds
from presentation.words.register import feed_help as words, feed_lines as lines
from terminal.feeds.refresh_command import app as refresh_app
from terminal.options import taking
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.register.import_command import Outside
from terminal.register.to_write import doubts, register_to_write

app = typer.Typer(help=words.HELP, no_args_is_help=True)
app.add_typer(refresh_app)

Addresses = Annotated[list[str], typer.Argument(metavar="ADDRESS...", help=words.ADDRESSES_HELP)]
NameOption = Annotated[str, typer.Option("--name", help=words.NAME_HELP)]
By = Annotated[str, typer.Option("--by", help=words.BY_HELP)]


@dataclass(frozen=True)
class AddOptions:
    """What was typed after `cli.py feeds add`."""

    address: Addresses
    name: NameOption
    area: Annotated[str, typer.Option("--area", help=words.AREA_HELP)] = "demo"
    form: Annotated[FeedForm | None, typer.Option("--form", help=words.FORM_HELP)] = None
    every: Annotated[int, typer.Option("--every", min=1, max=366, help=words.EVERY_HELP)] = 7
    licence: Annotated[str, typer.Option("--licence", help=words.LICENCE_HELP)] = ""
    credit: Annotated[str, typer.Option("--credit", help=words.CREDIT_HELP)] = ""
    kind: Annotated[str, typer.Option("--kind", help=words.KIND_HELP)] = ""
    word: Annotated[list[str] | None, typer.Option("--word", help=words.WORD_HELP)] = None
    outside: Annotated[Outside, typer.Option("--outside", help=words.OUTSIDE_HELP)] = Outside.LEAVE_OUT
    by: By = "terminal"
    areas: AreasOption = AREAS_FOLDER

    def wish(self, kinds: Kinds) -> FeedWish:
        """The feed as it is wanted. Raises ``ImportRefusedError`` where a word means no kind."""
        return FeedWish(
            self.name,
            tuple(self.address),
            self.area,
            form=self.form,
            every_days=self.every,
            licence=self.licence,
            credit=self.credit,
            kind_words=words_named(self.word or [], kinds),
            all_kind=kind_named(self.kind, kinds) if self.kind else "",
            everywhere=self.outside is Outside.KEEP,
        )


@app.callback()
def feeds() -> None:
    """Lists with an address and a rhythm, which keep themselves."""


@app.command()
@taking(AddOptions)
def add(options: AddOptions) -> None:
    """Add a feed; nothing of it comes in before it is refreshed.

    Ends with code 2, and says why in plain words, where it is none that can be read.
    """
    with in_plain_words(), register_to_write(options.areas) as register:
        open_area(options.area, areas_folder=options.areas)
        allowed = private_feeds(folder=register_folder(options.areas))
        entry = add_feed(
            register, options.wish(load_kinds()), acting=Acting(options.by), allow_private=allowed
        )
        print_lines([lines.added(entry)])


@app.command("list")
def list_feeds(areas: AreasOption = AREAS_FOLDER) -> None:
    """List the feeds: when each was last read, what came, what failed."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        for sentence in doubts(register):
            typer.echo(sentence, err=True)
        entries = register.feeds.all()
        print_lines(
            [lines.NO_FEEDS] if not entries else (line for each in entries for line in lines.feed_lines(each))
        )


@app.command()
def move(
    name: Annotated[str, typer.Argument(help=words.WHICH_HELP)],
    address: Addresses,
    by: By = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Read a feed at another address from now on, from its start; all else of it stays."""
    with in_plain_words(), register_to_write(areas) as register:
        allowed = private_feeds(folder=register_folder(areas))
        entry = move_feed(register, name, tuple(address), acting=Acting(by), allow_private=allowed)
        print_lines([lines.moved(entry)])


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help=words.WHICH_HELP)],
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Remove a feed; what it brought stays in the register."""
    with in_plain_words(), register_to_write(areas) as register:
        remove_feed(register, name, acting=AT_THE_DESK)
        print_lines([lines.removed(name)])
