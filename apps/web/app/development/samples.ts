/** Contents for the page of components. Not words of the product: they are seen by developers only. */
export const samples = {
  title: 'Components',
  day: 'Day',
  night: 'Darkroom',
  button: 'Make picture',
  price: '$0.00',
  label: 'Label',
  hint: 'A hint below',
  error: 'What is wrong',
  notice: 'What happened.',
  advice: 'What it cost and what to do.',
  receipt: 'What happens to it',
  fingerprint: '9f3a 5d0c 77b2 e1c4 08aa 41d9',
  options: ['1:1', '3:2', '2:3'],
  remove: 'Remove',
  size: '1536 × 1024 px',
  left: 'Deleted in 41 min',
} as const;
