import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const handle: RouteHandle = { title: ({ t }) => t('onDevice.page') };

/** The home of the policy that keeps everything on the device: what the server does, which is nothing but serving this. */
export default function OnDeviceHome() {
  const { t } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{t('onDevice.heading')}</h1>
      <p>{t('onDevice.lead')}</p>
      <dl className="facts">
        <dt>{t('onDevice.server')}</dt>
        <dd>{t('onDevice.serverValue')}</dd>
        <dt>{t('onDevice.browser')}</dt>
        <dd>{t('onDevice.browserValue')}</dd>
        <dt>{t('onDevice.studio')}</dt>
        <dd>{t('onDevice.studioValue')}</dd>
      </dl>
    </main>
  );
}
