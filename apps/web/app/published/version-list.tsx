import { Button, Select } from '@candid/ui';
import { Link } from '@remix-run/react';
import type { VersionView } from '../server/version-view.ts';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import { CarriedFields } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';

const SHORT = 12;

const short = (hash: string): string => hash.slice(0, SHORT);

const Line = ({ version, before }: { readonly version: VersionView; readonly before: VersionView | undefined }) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  const { hash, publishedAt, effectiveAt, isInEffect } = version;
  return (
    <li className="version">
      <h3>{t('versions.version', { version: version.version })}</h3>
      <p>
        {t('versions.published', { at: new Date(publishedAt) })}, {t('versions.effective', { at: new Date(effectiveAt) })}
        {isInEffect ? <span className="version__current"> {t('versions.current')}</span> : null}
      </p>
      <p className="u-mono version__hash">
        {t('versions.hash')} {hash}
      </p>
      <p className="version__acts">
        <Link to={carried(`/privacy/versions/${short(hash)}`)}>{t('versions.read')}</Link>
        {before ? (
          <Link to={carried(`/privacy/versions?from=${short(before.hash)}&to=${short(hash)}`)}>{t('versions.changes')}</Link>
        ) : (
          <span>{t('versions.first')}</span>
        )}
      </p>
    </li>
  );
};

const Choice = ({
  name,
  label,
  versions,
  chosen,
}: {
  readonly name: string;
  readonly label: string;
  readonly versions: readonly VersionView[];
  readonly chosen: string | undefined;
}) => {
  const { t } = useWords();
  return (
    <Select label={label} name={name} defaultValue={chosen}>
      {versions.map(({ hash, version, publishedAt }) => (
        <option key={hash} value={short(hash)}>
          {t('versions.option', { version, at: new Date(publishedAt), hash: short(hash) })}
        </option>
      ))}
    </Select>
  );
};

export interface VersionListProps {
  readonly versions: readonly VersionView[];
  readonly compared: { readonly from: string; readonly to: string } | null;
}

/** All texts, newest first, and a form that compares any two of them. */
export const VersionList = ({ versions, compared }: VersionListProps) => {
  const { t } = useWords();
  return (
    <>
      {versions.length > 1 ? (
        <section>
          <h2>{t('versions.compare')}</h2>
          <form className="version-choice" method="get" action="/privacy/versions">
            <CarriedFields />
            <Choice
              name="from"
              label={t('versions.from')}
              versions={versions}
              chosen={short(compared?.from ?? versions.at(1)?.hash ?? '')}
            />
            <Choice
              name="to"
              label={t('versions.to')}
              versions={versions}
              chosen={short(compared?.to ?? versions.at(0)?.hash ?? '')}
            />
            <Button type="submit">{t('versions.show')}</Button>
          </form>
        </section>
      ) : null}
      <section>
        <h2>{t('versions.list')}</h2>
        <ol className="version-list">
          {versions.map((version, index) => (
            <Line key={version.hash} version={version} before={versions[index + 1]} />
          ))}
        </ol>
      </section>
    </>
  );
};
