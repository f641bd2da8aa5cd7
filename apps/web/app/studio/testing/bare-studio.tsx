import { WordsProvider } from '../../shell/words.tsx';
import { EmptyTable } from '../empty-table.tsx';
import { OrderReceipt } from '../order-receipt.tsx';
import { StudioProvider } from '../studio-context.tsx';
import type { StudioView, TermsView } from '../view.ts';

/** The parts of the studio that speak of the policy, without routes around them. */
export const BareStudio = ({ view, terms }: { readonly view: StudioView; readonly terms: TermsView }) => (
  <WordsProvider>
    <StudioProvider view={view} terms={terms} csrfToken="">
      <EmptyTable />
      <OrderReceipt />
    </StudioProvider>
  </WordsProvider>
);
