"""Three releases: a tagged one, a news item, and one of which little is known."""

SEOUL = {
    "id": "seoul-2018",
    "path": "us/seoul.txt",
    "url": "https://ministry.example/releases/5",
    "title": "Fifth cyber talks held in Seoul",
    "text": "Fifth cyber talks held in Seoul\n\nThe two sides met in Seoul on June 21. They spoke "
    "of cyber deterrence and of <trust>.\n\nAnn Archer led the American delegation.",
    "title_span": [0, 31],
    "kind": "official",
    "language": "en",
    "issuer": {"name": "Ministry of State", "country": "US"},
    "published": "2018-06-23",
    "event_start": "2018-06-21",
    "event_end": "2018-06-21",
    "parties": ["KR", "US"],
    "counterparts": ["KR"],
    "subjects": ["KP"],
    "officials": [
        {
            "name": "Ann Archer",
            "title": "Deputy Secretary",
            "side": "US",
            "role": "head of delegation",
        }
    ],
    "event_type": "consultation",
    "series": "Cyber Consultations",
    "ordinal": 5,
    "venue": "Seoul",
    "agencies": [{"name": "Department of Justice", "side": "US"}],
    "topics": ["deterrence"],
    "evidence": {
        "officials": [[{"start": 123, "end": 162, "rule": "lead.led-the-delegation"}]],
        "venue": [{"start": 26, "end": 31, "rule": "venue.in-city"}],
        "published": [{"start": 0, "end": 0, "rule": "declared:feed"}],
    },
    "set_aside": ["Skip to content", "Follow us"],
}

TOKYO = {
    "id": "tokyo-2020",
    "title": "Space dialogue in Tokyo",
    "text": "Cyber was left for another day. Space was the subject.",
    "kind": "news",
    "language": "en",
    "issuer": {"name": "The Daily", "country": None},
    "published": "2020-02-03",
    "parties": ["JP", "US"],
    "counterparts": ["JP", "US"],
    "event_type": "dialogue",
}

WARSAW = {
    "id": "warsaw",
    "title": "Rozmowy w Warszawie",
    "text": "Rozmowy o cyber.",
    "kind": "repost",
    "language": "pl",
}
