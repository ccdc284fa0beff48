"""What the rules do to articles: how many facts each card makes, and what a change of cards changes.

told: a fact as its graph tells it · sources: graphs, or articles read now · coverage: facts by card ·
difference: facts gained, lost and changed · rendering: both as table, csv or json.
"""
