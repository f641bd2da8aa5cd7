import type { Place, Scene, Subject } from './scene.ts';
import type { Side } from './read-place.ts';

/** What a prompt says about things beside one another; numbers are indices of the scene's subjects. */
export interface Tie {
  one: number;
  side: Side;
  other: number;
}

const STEP = 0.33;
const [NEAR, FAR] = [0.17, 0.83];

const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', above: 'below', below: 'above' };

const axisOf = (side: Side): 'x' | 'y' => (side === 'left' || side === 'right' ? 'x' : 'y');

const isBefore = (side: Side): boolean => side === 'left' || side === 'above';

/** One step to a side of a place; null where the sheet ends. */
const beside = (place: Place, side: Side): Place | null => {
  const axis = axisOf(side);
  const moved = place[axis] + (isBefore(side) ? -STEP : STEP);
  return moved < NEAR - 0.02 || moved > FAR + 0.02 ? null : { ...place, [axis]: moved };
};

const edge = (side: Side): Place => ({ x: 0.5, y: 0.5, [axisOf(side)]: isBefore(side) ? NEAR : FAR });

const tie = ({ subjects }: Scene, { one, side, other }: Tie): void => {
  const [first, second] = [subjects[one], subjects[other]];
  if (first === undefined || second === undefined) return;
  // Above and below are told by pixels only where both are named by colour; else a shelter or a sky is meant.
  if (axisOf(side) === 'y' && (first.colour === null || second.colour === null)) return;
  if (first.place === null && second.place === null) {
    first.place = edge(side);
    second.place = edge(OPPOSITE[side]);
  } else if (first.place === null && second.place !== null) {
    const free = beside(second.place, side);
    if (free === null) second.place = beside(second.place, OPPOSITE[side]) ?? second.place;
    first.place = free ?? beside(second.place, side);
  } else if (first.place !== null) second.place ??= beside(first.place, OPPOSITE[side]);
  first.relation = null;
};

/** A thing between two others, or between two of a kind. */
const flank = (scene: Scene, middle: Subject, flanks: readonly Subject[]): void => {
  const [left, right] = flanks;
  if (left === undefined) return;
  middle.place = { x: 0.5, y: 0.5 };
  left.place = edge('left');
  if (right !== undefined) right.place = edge('right');
  else if (left.count > 1) {
    scene.subjects.push({ ...left, count: 1, place: edge('right') });
    left.count = 1;
  }
  for (const one of [middle, ...flanks]) one.relation = null;
};

/**
 * Gives things a place that are named by their neighbours.
 * @param between index of the first subject after the word "between", and whether what stands between them came before it.
 */
export const arrange = (scene: Scene, ties: readonly Tie[], between: { at: number; named: boolean } | null): void => {
  const { subjects } = scene;
  for (const one of ties) tie(scene, one);
  if (between === null) return;
  const { at, named } = between;
  const pair = subjects[at]?.count === 1 ? subjects.slice(at, at + 2) : subjects.slice(at, at + 1);
  const middle = named ? subjects[at - 1] : subjects[at + pair.length];
  if (middle !== undefined && middle.place === null) flank(scene, middle, pair);
};
