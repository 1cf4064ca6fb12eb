"""Text that somebody might put into a name to make a page run it."""

CANARY = "canary-of-within-reach"

PAYLOADS = (
    "{{7*7}} Club",
    "{{cycler.__init__.__globals__.os.popen('touch " + CANARY + "').read()}}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{# Tea and talk",
    "{% raw %} Singers",
    "${console.log('hit')} Walkers",
    "`+console.log('hit')+` Gardeners",
    "<img src=x onerror=console.log('hit')>",
    "\"><script>console.log('hit')</script>",
    "</script><script>console.log('hit')</script>",
    "javascript:console.log('hit')",
    "'); console.log('hit'); ('",
    "\\'); console.log('hit'); //",
    "Left \u202e thgir",
    "**Bold** _club_ [link](http://example.org) :red[x] $x^2$ # one",
    "alert(coords); feature_group_0 drawnItems",
)

HOSTILE_COLUMNS = (
    "organisation",
    "description",
    "when",
    "cost",
    "phone",
    "email",
    "website",
    "address",
    "step_free",
    "checked_on",
)
