"""Pages of other sites that embed the search; shared by the tests of embedding."""

# Style that a page of another site may have and that must neither reach in nor be touched.
HOSTILE = """
* { all: unset; }
html { font-size: 61px; }
body { font: 900 72px/3 fantasy; color: red; text-transform: uppercase; letter-spacing: 1em; }
style, title { display: none; }
div, ul, li, mark { display: none; }
p, input, button { font-size: 90px; color: yellow; background: yellow; }
program-search { font-size: 80px; color: yellow; line-height: 5; }
.box, .row, .hits, [part] { display: none !important; }
"""
# What such a page adds to a policy that forbids everything.
NEEDED = "script-src {site}; connect-src {site}; form-action {site}"


def element(site: str, attributes: str = "", script: str = "embed.js") -> str:
    """The lines that a page of another site pastes."""
    return (
        f'<script type="module" src="{site}/{script}"></script>'
        f'<program-search src="{site}/" {attributes}><form action="{site}/" method="get">'
        '<label>施策を検索 <input name="q"></label><button>検索</button></form></program-search>'
    )
