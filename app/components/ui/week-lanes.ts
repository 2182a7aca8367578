export interface Span {
  id: string;
  startMinute: number;
  endMinute: number;
}

/**
 * Places blocks of one day side by side where they overlap.
 * @returns for each id its lane (from 0) and how many lanes its cluster of overlapping blocks has
 */
export function lanesOf(spans: readonly Span[]): Map<string, { lane: number; lanes: number }> {
  const placed = new Map<string, { lane: number; lanes: number }>();
  let cluster: { lane: number; lanes: number }[] = [];
  let laneEnds: number[] = [];
  const close = () => {
    for (const place of cluster) place.lanes = laneEnds.length;
    cluster = [];
    laneEnds = [];
  };
  const inOrder = [...spans].sort((a, b) => a.startMinute - b.startMinute || a.endMinute - b.endMinute);
  for (const span of inOrder) {
    if (laneEnds.length > 0 && laneEnds.every((end) => end <= span.startMinute)) close();
    const free = laneEnds.findIndex((end) => end <= span.startMinute);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = span.endMinute;
    const place = { lane, lanes: 1 };
    cluster.push(place);
    placed.set(span.id, place);
  }
  close();
  return placed;
}
