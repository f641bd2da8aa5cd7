import { Notice, VisuallyHidden } from '@candid/ui';
import { useEffect, useRef, useState } from 'react';
import { useServerNow } from '../live/browser-clock.ts';
import { useWords } from '../shell/words.tsx';
import { EmptyTable } from './empty-table.tsx';
import { FreePicture } from './free-picture.tsx';
import { PlainProgress } from './plain-progress.tsx';
import { isRunning } from './store.ts';
import { useStudio } from './studio-context.tsx';
import { isGone, TableFrame } from './table-frame.tsx';
import type { GenerationView } from './view.ts';

/** Up to so many prints lie larger. */
const FEW = 2;

type Phase = 'running' | 'delivered' | 'failed' | 'destroyed' | 'taken';

const phaseOf = (generation: GenerationView, now: number): Phase => {
  if (isRunning(generation)) return 'running';
  if (!generation.image) return 'failed';
  if (generation.image.isTaken) return 'taken';
  return isGone(generation.image, now) ? 'destroyed' : 'delivered';
};

/** Says changes on the table to people who listen, and only changes: not what was there when the page came. */
const Announcer = ({ now }: { readonly now: number }) => {
  const { t, failure } = useWords();
  const { view } = useStudio();
  const phases = useRef<Map<string, Phase> | null>(null);
  const [said, say] = useState('');
  useEffect(() => {
    const next = new Map(view.generations.map((generation) => [generation.id, phaseOf(generation, now)]));
    const changed = view.generations.find(({ id }) => phases.current?.has(id) && phases.current.get(id) !== next.get(id));
    phases.current = next;
    const phase = changed && next.get(changed.id);
    if (phase === 'delivered') say(t('announce.delivered', { left: view.limits.lifetimeMs }));
    if (phase === 'taken') say(t('announce.taken'));
    if (phase === 'destroyed') say(t('announce.destroyed'));
    if (phase === 'failed') say(t('announce.failed', { what: failure(changed?.failure?.code ?? 'cancelled').what }));
  }, [view, now, t, failure]);
  return (
    <VisuallyHidden>
      <span role="status">{said}</span>
    </VisuallyHidden>
  );
};

/** Brings what was just ordered into sight: the newest lies first. */
const useShowNewest = (): void => {
  const { view, descriptions } = useStudio();
  const newest = view.generations[0]?.id;
  const ordered = newest !== undefined && descriptions.has(newest) ? newest : null;
  useEffect(() => {
    if (ordered !== null) window.scrollTo({ top: 0 });
  }, [ordered]);
};

/** The light table with everything this browser has made and not yet lost. */
export const Table = () => {
  const { t } = useWords();
  const { view, link, isAwaited, hasEnded, terms } = useStudio();
  const now = useServerNow(view.serverTime);
  useShowNewest();
  return (
    <div className="sheet">
      {view.stopped ? <Notice title={t('studio.stopped.title')}>{t('studio.stopped.body')}</Notice> : null}
      {link === 'broken' ? <Notice title={t('studio.offline.title')}>{t('studio.offline.body')}</Notice> : null}
      {hasEnded ? (
        <Notice title={t('visit.ended.title')}>
          {t('visit.ended.body', { after: terms.visit?.afterLastConnection ?? 0, idle: terms.visit?.idle ?? 0 })}
        </Notice>
      ) : null}
      <PlainProgress />
      <FreePicture />
      <Announcer now={now} />
      {isAwaited ? <div className="sheet__waiting" aria-busy="true" /> : null}
      {!isAwaited && view.generations.length === 0 ? <EmptyTable /> : null}
      {view.generations.length === 0 ? null : (
        <>
          <div className="sheet__head">
            <h1 className="sheet__heading">{t('studio.heading')}</h1>
            <p className="sheet__count u-mono">{t('studio.count', { count: view.generations.length })}</p>
          </div>
          <ul className="sheet__items" data-few={view.generations.length <= FEW}>
            {view.generations.map((generation) => (
              <TableFrame key={generation.id} generation={generation} now={now} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
