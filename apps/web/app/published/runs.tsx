import type { Runs } from '@candid/publishing';
import { Link } from '@remix-run/react';
import { useCarriedLanguage } from '../shell/carry-language.ts';

/** Running text with its links: pages of the site keep the chosen language, other places are told nothing of where one comes from. */
export const RunningText = ({ runs }: { readonly runs: Runs }) => {
  const carried = useCarriedLanguage();
  return (
    <>
      {runs.map((run, index) => {
        if (typeof run === 'string') return run;
        if (run.href.startsWith('/'))
          return (
            <Link key={index} to={carried(run.href)}>
              {run.text}
            </Link>
          );
        return (
          <a key={index} href={run.href} rel="noreferrer">
            {run.text}
          </a>
        );
      })}
    </>
  );
};
