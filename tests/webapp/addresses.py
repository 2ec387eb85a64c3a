"""The addresses of the app over the releases in memory, by what answers there."""

PAGES = [
    "/",
    "/?q=cyber",
    "/search",
    "/search?q=cyber&counterpart=KR",
    "/search?q=nothing-has-this&counterpart=KR&since=2018",
    "/search?year=2018",
    "/filters?q=cyber",
    "/filters/counterpart?q=cyber",
    "/release/seoul-2018",
    "/release/seoul-2018?q=cyber",
    "/release/seoul-2018?view=received",
    "/release/seoul-2018?view=aside",
    "/release/seoul-2018?view=tags",
    "/release/seoul-2018?view=cite&q=cyber",
    "/release/seoul-2018?q=cyber&at=2",
    "/release/seoul-2018?view=unheard-of",
    "/release/warsaw",
    "/syntax",
    "/help",
]

MACHINE = {
    "/search.json?q=cyber": "application/json",
    "/release/seoul-2018.json": "application/json",
    "/release/seoul-2018.ris": "application/x-research-info-systems",
    "/release/seoul-2018.bibtex": "application/x-bibtex",
    "/release/seoul-2018.csl": "application/vnd.citationstyles.csl+json",
    "/search.atom?q=cyber": "application/atom+xml",
    "/search.csv": "text/csv",
    "/search.jsonl": "application/x-ndjson",
    "/search.ris": "application/x-research-info-systems",
    "/search.bibtex": "application/x-bibtex",
    "/healthz": "application/json",
    "/metrics": "text/plain",
    "/robots.txt": "text/plain",
    "/sitemap.xml": "application/xml",
    "/sitemap-1.xml": "application/xml",
    "/openapi.json": "application/json",
    "/opensearch.xml": "application/opensearchdescription+xml",
    "/suggest?q=so": "application/x-suggestions+json",
}

ASSETS = ["/static/style.css", "/static/readout.js", "/static/icon.svg"]

MISSING = [
    "/nowhere",
    "/release/none-such",
    "/release/none-such.json",
    "/filters/colour",
    "/search?page=9",
    "/search.json?page=9",
    "/search.atom?page=9",
    "/search.xlsx",
    "/release/../../etc/passwd",
    "/release/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/static/../__init__.py",
    "/sitemap-0.xml",
    "/sitemap-2.xml",
    "/event/1",
    "/admin",
]
