"""The words of a page: its title, its legend, and what is told beside a story."""

from __future__ import annotations

from kg.network.labels import visible
from kg.network.lead import extent, lead
from kg.network.model import Family, Picture
from kg.network.story import Story, strongest
from kg.network.wording import CATEGORY_NAMES, FAMILY_NAMES, KIND_NAMES, ROLES, STANDING_NAMES, STATUSES, family

_CHIEF = 2  # so many relations of each family stand beside the picture


def words(picture: Picture) -> dict[str, object]:
    """The title and the names of all that the legend filters by."""
    return {
        "title": visible(_title(picture)),
        "kinds": list(KIND_NAMES.items()),
        "families": list(FAMILY_NAMES.items()),
        "standings": list(STANDING_NAMES.items()),
        "statuses": list(STATUSES),
        "categories": [[key, CATEGORY_NAMES[key], family(key)] for key in sorted(CATEGORY_NAMES)],
        "roles": list(ROLES),
    }


def told(picture: Picture, chosen: Story) -> dict[str, object]:
    """The lead of a story, how much was read, and its chief relations as indices into `Picture.ties`."""
    position = {id(tie): number for number, tie in enumerate(picture.ties)}
    chief = [
        position[id(tie)]
        for one in (Family.COOPERATION, Family.CONFLICT)
        for tie in strongest(picture, chosen, one)[:_CHIEF]
    ]
    sentences = [visible(sentence) for sentence in lead(picture, chosen)]
    return {"lead": sentences, "extent": visible(extent(picture, chosen)), "chief": chief}


def _title(picture: Picture) -> str:
    if len(picture.articles) == 1:
        return picture.articles[0].title or "Who dealt with whom"
    return f"Who dealt with whom, in {len(picture.articles):,} articles"
