"""What are the streets called? Plausible names by neighbourhood, each used once."""
# ruff: noqa: E501 - tables read best with one row to a line

from dataclasses import dataclass, field
from random import Random

_WORDS: dict[str, tuple[str, ...]] = {
    "victorian": (
        "Albert Victoria Alma Clarence Regent Windsor Osborne Balmoral Crown Prince Duke Earl Grosvenor Belgrave "
        "Portland Sussex Norfolk Kent Essex Surrey Somerset Dorset Devon Cornwall Warwick Stafford Bedford Rutland "
        "Cambridge Oxford Lincoln Durham York Exeter Chester Ripon Wells Salisbury"
    ),
    "trades": (
        "Cooper Weaver Spinner Dyer Fuller Tanner Sawyer Potter Cobbler Glover Chandler Carder Bobbin Shuttle Loom "
        "Anvil Forge Furnace Hammer Boiler Engine Piston Lathe Rivet Crucible Bellows Wheelwright Cartwright Joiner "
        "Mason Slater Thatcher Ropery Sailmaker Miller Maltings Hopper Brewer Saddler Farrier Brickyard Kiln Timber"
    ),
    "market": "Butter Corn Fish Wool Cloth Bakehouse Fountain Guildhall Bell Tower Minster Chapel Almshouse Pump Cross Swan",
    "wharf": "Wharf Quay Barge Anchor Towline Narrowboat Lock Tiller Mooring Basin Windlass Warehouse Custom Packet",
    "saints": "St. Oswin|St. Hild|Abbey|Cloister|Priory|Minster|Chantry|Deanery|Canon|Refectory|Bishop|Chapter|Vicarage",
    "trees": "Ash Beech Birch Cedar Chestnut Elm Hawthorn Hazel Holly Hornbeam Larch Lime Maple Oak Poplar Rowan Sycamore",
    "birds": (
        "Avocet Bunting Chaffinch Curlew Dunlin Fieldfare Finch Goldcrest Heron Jay Kestrel Kingfisher Lapwing Linnet "
        "Mallard Martin Nightingale Nuthatch Osprey Partridge Pipit Plover Redwing Robin Sandpiper Siskin Skylark "
        "Starling Swallow Swift Teal Thrush Turnstone Wagtail Warbler Waxwing Whimbrel Wigeon Wren Yellowhammer"
    ),
    "garden": (
        "Acacia Laburnum Lilac Magnolia Mimosa Myrtle Syringa Wisteria Jasmine Almond Cypress Juniper Laurel Alder "
        "Aspen Hillside Broad Long Central Northern Southern Western Eastern Fairfield Springfield Greenway Parkway"
    ),
    "orchard": "Apple Bramley Cherry Codling Damson Medlar Mulberry Pearmain Pippin Plum Quince Russet Walnut Costard",
    "flowers": (
        "Bluebell Bryony Buttercup Camomile Campion Celandine Clover Columbine Cowslip Daffodil Daisy Foxglove Harebell "
        "Heather Honeysuckle Iris Lavender Lupin Marigold Meadowsweet Orchid Pansy Poppy Primrose Rosemary Saffron "
        "Samphire Snowdrop Sorrel Speedwell Tansy Teasel Thrift Tulip Valerian Verbena Viola Woodruff Yarrow"
    ),
    "river": (
        "Alderbank Brook Bullrush Cascade Eddy Ford Islet Kingcup Meander Millrace Minnow Otter Pebble Pike Reed Ripple "
        "Rushes Salmon Sedge Shingle Spring Stickleback Tench Trout Watercress Watermead Weir Willowbank Withy Eyot Grayling"
    ),
    "meadow": (
        "Barley Bracken Cornfield Furrow Gorse Haymeadow Haystack Hedgerow Oatfield Paddock Pasture Sheaf Shepherd "
        "Stackyard Stile Tithe Wheatfield Fallow Harvest Headland Coppice Spinney Thicket Copse Glade Dingle Dell "
        "Brimstone Peacock Gatekeeper Skipper Clover Cowherd Drover Hayrick Ladybird Mayfly Meadowlark Damselfly"
    ),
    "lakes": (
        "Kentmere Grasmere Buttermere Ennerdale Coniston Derwent Ullswater Thirlmere Wasdale Langdale Patterdale "
        "Rydal Borrowdale Eskdale Duddon Windermere Haweswater Loweswater Crummock Esthwaite Hawkshead Ambleside Keswick"
    ),
    "hills": (
        "Cheviot Chiltern Cotswold Malvern Mendip Quantock Pennine Wrekin Brendon Purbeck Cleveland Bowland Rivington "
        "Kinder Cleeve Brecon Preseli Berwyn Arenig Snaefell Ingleborough Whernside Helvellyn Skiddaw Blencathra Fairfield "
        "Clee Bredon Ditchling Portsdown Leith Butser Ivinghoe Dunstable Walbury Lansdown"
    ),
}  # fmt: skip

_ENDINGS: dict[str, tuple[str, ...]] = {
    "victorian": ("Street", "Street", "Street", "Terrace", "Road"),
    "trades": ("Street", "Street", "Row", "Street", "Place"),
    "market": ("Street", "Lane", "Gate", "Row"),
    "wharf": ("Wharf", "Court", "Walk", "Way"),
    "saints": ("Road", "Gardens", "Terrace", "Road"),
    "trees": ("Avenue", "Road", "Grove", "Drive"),
    "birds": ("Close", "Close", "Way", "Court"),
    "garden": ("Crescent", "Avenue", "Road", "Drive", "Green"),
    "orchard": ("Crescent", "Avenue", "Grove", "Road"),
    "flowers": ("Close", "Close", "Gardens", "Way"),
    "river": ("Close", "Mead", "Way", "Close"),
    "meadow": ("Close", "Way", "Close", "Croft"),
    "lakes": ("Street", "Avenue", "Road", "Crescent"),
    "hills": ("Close", "Drive", "Close", "Court"),
}
_LONG_ENDINGS = {"Close": "Drive", "Court": "Way", "Mead": "Drive", "Gardens": "Road"}
_CLOSE_M = 90.0  # a street longer than this is not called a close


@dataclass
class Namer:
    """Gives out names, each once."""

    dice: Random
    taken: set[str] = field(default_factory=set)
    _left: dict[str, list[str]] = field(default_factory=dict)

    def name(self, theme: str, *, length_m: float) -> str:
        """A street name of the theme, its ending in keeping with the street's length."""
        for _ in range(400):
            if not self._left.get(theme):
                self._left[theme] = _words(theme)
                self.dice.shuffle(self._left[theme])
            ending = self.dice.choice(_ENDINGS[theme])
            if length_m > _CLOSE_M:
                ending = _LONG_ENDINGS.get(ending, ending)
            found = f"{self._left[theme].pop()} {ending}"
            if found not in self.taken and found.split()[0] != ending:
                self.taken.add(found)
                return found
        raise ValueError(f"No street names are left in the theme {theme}.")


def _words(theme: str) -> list[str]:
    text = _WORDS[theme]
    return text.split("|") if "|" in text else text.split()
