import type { TranslationOf } from '@candid/messages';
import type { onDeviceMessages } from '../on-device.ts';

export const germanOnDevice: TranslationOf<typeof onDeviceMessages> = {
  'onDevice.page': 'Candid: auf Ihrem Gerät',
  'onDevice.heading': 'Was Sie machen, bleibt bei Ihnen',
  'onDevice.lead':
    'Hier sollen Bilder in Ihrem eigenen Browser entstehen, auf Ihrem eigenen Rechner. Dieser Server gibt nur Seiten heraus: Er kennt keine Konten, hat keinen Platz für ein Bild und niemanden, dem er eines schicken könnte.',
  'onDevice.server': 'Auf dem Server',
  'onDevice.serverValue': 'Keine Datenbank, kein Cookie, kein Protokoll darüber, wer hier war.',
  'onDevice.browser': 'In Ihrem Browser',
  'onDevice.browserValue': 'Diese Seite speichert nichts.',
  'onDevice.studio': 'Das Studio',
  'onDevice.studioValue':
    'Gehört noch nicht zu dieser Fassung. Hier lässt sich noch nichts machen, und Sie werden nach nichts gefragt.',
};
