import type { PolicyDefinition } from '../definition.ts';
import { judge, type Finding } from './findings.ts';

/** NA-06, NA-14: a letter is kept or handed on; what is handed on goes by mail, and that record outlasts the way there. */
export const checkLetters = ({ support, retention }: PolicyDefinition): readonly Finding[] => {
  const transit = retention['letter-in-transit']?.lifetime;
  if (transit === undefined) return [];
  const isNoted = (retention['mail-delivery']?.lifetime ?? 0) > transit;
  return [
    judge(
      'letters-go',
      'support.storesLetters',
      support.storesLetters ? 'letters are kept here, so none is only on its way: leave letter-in-transit out' : null,
    ),
    judge(
      'letters-go',
      'retention.mail-delivery',
      isNoted
        ? null
        : 'a letter that was lost on its way is noticed by its record: mail-delivery has to outlast letter-in-transit',
    ),
  ];
};
