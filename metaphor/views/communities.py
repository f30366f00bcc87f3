"""Groups in a weighted network; the only room that opens networkx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

SEED = 7


def communities(
    nodes: int, edges: Mapping[tuple[int, int], float], resolution: float = 1.0
) -> tuple[tuple[int, ...], ...]:
    """Communities of the nodes 0…nodes-1 by the Louvain method (Blondel et al. 2008), in order of their first nodes.

    A higher ``resolution`` gives more and smaller groups.  Nodes are numbers and edges are put in by order, so the
    same network gives the same groups in every process.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from((a, b, edges[a, b]) for a, b in sorted(edges))
    found: Iterable[set[int]] = nx.community.louvain_communities(
        graph, weight="weight", resolution=resolution, seed=SEED
    )
    return tuple(sorted(tuple(sorted(group)) for group in found))
