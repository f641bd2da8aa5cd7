import { AppError } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';

/** Every address that is none. */
export const loader = defineLoader({
  handle: () => {
    throw new AppError('not_found');
  },
});

export default function Nowhere() {
  return null;
}
