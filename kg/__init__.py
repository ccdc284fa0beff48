"""Diplomatic news as a knowledge graph, by rules."""

from __future__ import annotations
