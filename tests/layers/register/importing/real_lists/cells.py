"""Lists whose contacts, states and headings are as people write them."""

from tests.layers.register.importing.real_lists.made import RealList, text

_AB, _AD, _DN = (331_250, 188_120), (331_300, 188_200), (333_900, 188_300)

CELLS = (
    RealList(
        "charges that are nil, and ramps of which there are none",
        "choirs.csv",
        text("Name,Type,Postcode,Charge,Step free", "A,Choir,NP20 4AB,Nil,None", "B,Choir,NP19 9DN,£2,Yes"),
        ({"cost": "Nil", "step_free": "no"}, {"cost": "£2", "step_free": "yes", "price_pence": 200}),
    ),
    RealList(
        "contacts as they are copied from web pages",
        "lunch clubs.csv",
        text(
            "Name,Type,Postcode,E-mail,Tel,Web",
            "A,Lunch club,NP20 4AB,mailto:a@example.org,Tel: 01632 960001,www.example.org",
            "B,Lunch club,NP20 4AB,b@example.org; bb@example.org,+44 (0)1632 960002,https://example.org/b",
            "C,Lunch club,NP20 4AB,Jo <c@example.org>,01632 960003 / 07700 900003,tbc",
            "D,Lunch club,NP20 4AB,None,tel:01632960004,—",
        ),
        (
            {"email": "a@example.org", "phone": "01632 960001", "website": "www.example.org"},
            {"email": "b@example.org", "phone": "+44 (0)1632 960002"},
            {"email": "c@example.org", "phone": "01632 960003 / 07700 900003", "website": ""},
            {"email": "", "phone": "01632960004", "website": ""},
        ),
    ),
    RealList(
        "a database that says what is active",
        "clubs.csv",
        text("Name,Type,Postcode,Active", "A,Choir,NP20 4AB,True", "B,Choir,NP19 9DN,False"),
        ({"status": "active"}, {"status": "closed"}),
    ),
    RealList(
        "a list that says when something closed",
        "clubs.csv",
        text(
            "Name,Type,Postcode,Closed",
            "A,Choir,NP20 4AB,",
            "B,Choir,NP19 9DN,2017",
            "C,Choir,NP20 4AD,31/03/2019",
        ),
        ({"status": "active"}, {"status": "closed"}, {"status": "closed"}),
    ),
    RealList(
        "a return on libraries, with those that have closed and a prison's",
        "libraries.csv",
        text(
            "Library name,Type of library,Postcode,Year closed",
            "Ashen Library,Local authority run library,NP20 4AB,",
            "Rowan Library,Closed library,NP19 9DN,2014",
            "HMP Alder Library,Prison library,NP20 4AD,",
        ),
        (
            {"name": "Ashen Library", "kind": "library", "status": "active"},
            {"name": "Rowan Library", "status": "closed"},
        ),
        refused=1,
        says=("the public cannot go in",),
    ),
    RealList(
        "a mobile library's stops",
        "mobile library.csv",
        text(
            "Stop,Location,Postcode,Day,Arrive,Depart",
            "Ashen Green,Opposite the shop,NP20 4AB,Tuesday,10:05,10:20",
            "Rowan Cross,Bus stop,NP19 9DN,Monday,09:30,10:45",
        ),
        (
            {"name": "Ashen Green", "at": _AB, "address": "Opposite the shop", "session_count": 1},
            {"name": "Rowan Cross", "at": _DN, "session_count": 1},
        ),
        kind="library",
    ),
    RealList(
        "an address in four columns called by numbers",
        "halls.csv",
        text(
            "Hall,Category,Address1,address2,Address3,Address 4,PostCode",
            "Ashen Hall,Community centre,Unit 1,Ashen Street,Stow Hill,Newport,np204ab",
        ),
        (
            {
                "name": "Ashen Hall",
                "address": "Unit 1, Ashen Street, Stow Hill, Newport",
                "postcode": "NP20 4AB",
            },
        ),
    ),
    RealList(
        "a volunteer centre with long headings",
        "groups.csv",
        text(
            "Name of your group or activity,What type of activity is it?,Where does it take place?,"
            "Venue postcode,Who can come along?,How much does it cost?,Contact email address,"
            "Contact telephone number,Website or Facebook page",
            "Ashen Choir,Choir,Ashen Hall,NP20 4AB,Anyone over 50,£2,choir@example.org,"
            "01632 960001,www.example.org",
        ),
        (
            {
                "name": "Ashen Choir",
                "kind": "music_group",
                "address": "Ashen Hall",
                "postcode": "NP20 4AB",
                "for_whom": "Anyone over 50",
                "cost": "£2",
                "email": "choir@example.org",
                "phone": "01632 960001",
                "website": "www.example.org",
            },
        ),
    ),
    RealList(
        "placeholders of a spreadsheet's own",
        "groups.csv",
        text(
            "Name,Type,Postcode,Phone,Website",
            "A,Choir,NP20 4AB,#N/A,#REF!",
            "B,Choir,NP19 9DN,TBA,to be confirmed",
            "C,Choir,NP20 4AD,not applicable,?",
        ),
        ({"phone": "", "website": ""}, {"phone": "", "website": ""}, {"phone": "", "website": ""}),
    ),
)
