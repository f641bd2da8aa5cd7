import type { ErrorCode } from '@candid/kernel';
import { Frame, FrameRemains } from '@candid/ui';
import { isRouteErrorResponse } from '@remix-run/react';
import { isErrorCode } from '../messages/index.ts';
import type { ImageView } from '../studio/view.ts';
import { DestroyedReceipt } from '../studio/destroyed-receipt.tsx';
import { PageButton } from './page-links.tsx';
import { useWords } from './words.tsx';

export type ErrorData = { readonly code: ErrorCode; readonly image?: ImageView };

/** What the router says by itself: no page there, and none that takes this. */
const NO_ADDRESS: readonly number[] = [404, 405];

/** The failure in whatever a route threw; what is not one of ours reads as `internal`, an unknown address as `not_found`. */
export const readThrown = (thrown: unknown): ErrorData & { readonly status: number } => {
  if (!isRouteErrorResponse(thrown)) return { code: 'internal', status: 500 };
  const data: unknown = thrown.data;
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  if (!isErrorCode(code)) return { code: NO_ADDRESS.includes(thrown.status) ? 'not_found' : 'internal', status: thrown.status };
  return { ...(data as ErrorData), code, status: thrown.status };
};

/** What happened, what it cost, what to do; for a destroyed picture with its receipt. */
export const ErrorPage = ({ thrown }: { readonly thrown: unknown }) => {
  const { t, failure } = useWords();
  const { code, status, image } = readThrown(thrown);
  const { what, advice } = failure(code);
  return (
    <main className="error-page table" id="main">
      <Frame state="destroyed" width={image?.width ?? 1} height={image?.height ?? 1} caption={t('error.page.status', { status })}>
        {image ? (
          <FrameRemains>
            <DestroyedReceipt image={image} />
          </FrameRemains>
        ) : null}
      </Frame>
      <div className="error-page__words">
        <h1>{what}</h1>
        <p>{advice}</p>
        <p>
          <PageButton href="/" tone="primary">
            {t('error.page.back')}
          </PageButton>
        </p>
      </div>
    </main>
  );
};
