import { SHAPES, type HistoryFilter, type HistoryPlace } from '@candid/imaging';
import { AppError, duration, parseId, type ImageId } from '@candid/kernel';

const KINDS = ['generate', 'edit'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** How the provider names its models; one that is offered no more may have made pictures that are there. */
const MODEL = /^[\w.-]{1,64}$/;
const PLACE = /^(\d{1,15})_([0-9a-f-]{36})$/;

const dayOf = (text: string | null): Date | null => {
  if (text === null || !DAY.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
};

/** The wish of a filter form: names in the address, as they are typed and chosen. What cannot be read is no wish. */
export const readFilter = (wish: URLSearchParams): HistoryFilter => {
  const to = dayOf(wish.get('to'));
  return {
    from: dayOf(wish.get('from')),
    // The last day is meant whole.
    before: to && new Date(to.getTime() + duration.days(1)),
    model: MODEL.exec(wish.get('model') ?? '')?.[0] ?? null,
    shape: SHAPES.find((shape) => shape === wish.get('shape')) ?? null,
    kind: KINDS.find((kind) => kind === wish.get('kind')) ?? null,
  };
};

/** Where a page begins, from its address; null for the first. */
export const readPlace = (wish: URLSearchParams): HistoryPlace | null => {
  const [, at, id] = PLACE.exec(wish.get('after') ?? '') ?? [];
  if (at === undefined || id === undefined) return null;
  return { createdAt: new Date(Number(at)), id: parseId<'image'>(id) };
};

/** The same as it stands in an address. */
export const writePlace = ({ createdAt, id }: HistoryPlace): string => `${createdAt.getTime()}_${id}`;

/** Pictures that were ticked in a form. @throws AppError `nothing_ticked`, `not_found` for what is no id */
export const readTicked = (form: FormData): ImageId[] => {
  const ticked = form.getAll('image').flatMap((value) => (typeof value === 'string' ? [parseId<'image'>(value)] : []));
  if (ticked.length === 0) throw new AppError('nothing_ticked');
  return ticked;
};
