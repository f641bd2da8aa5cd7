import { Receipt } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import type { ImageView } from './view.ts';

/** What is left of a destroyed picture: the time, its former size, the name of the key that no longer exists. */
export const DestroyedReceipt = ({ image, level = 2 }: { readonly image: ImageView; readonly level?: 2 | 3 }) => {
  const { t, format } = useWords();
  const at = image.destroyedAt ?? image.expiresAt;
  return (
    <Receipt
      level={level}
      title={t(image.isTaken ? 'destroyed.taken' : 'destroyed.title')}
      serial={<time dateTime={at}>{format.time(new Date(at))}</time>}
      lines={[
        { label: t('destroyed.pixels'), value: t('order.pixels', { width: image.width, height: image.height }) },
        { label: t('details.file'), value: format.bytes(image.byteSize) },
        { label: t('destroyed.left'), value: t('destroyed.nothing'), tone: 'time' },
      ]}
      signature={{
        fingerprint: image.keyFingerprint,
        caption: t('destroyed.fingerprint', { fingerprint: image.keyFingerprint }),
        isVoid: true,
      }}
    />
  );
};
