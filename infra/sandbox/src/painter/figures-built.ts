import type { Figure } from './figures.ts';

const house: Figure = ({ body, ramp }) =>
  `<path d="M.45-.75H.65V-.2H.45Z" fill="${ramp.dark}"/><path d="M-.86-.24H.86V1H-.86Z" fill="${body}"/><path d="M.3-.24H.86V1H.3Z" fill="${ramp.dark}" opacity=".2"/><path d="M-1.06-.2 0-.98 1.06-.2Z" fill="${ramp.accent}"/>` +
  `<path d="M-.15.5H.15V1H-.15Z" fill="${ramp.ink}" opacity=".8"/><g fill="#ffe2a0"><path d="M-.68.22H-.46V.48H-.68ZM.46.22H.68V.48H.46Z"/></g><path d="M-.57.22V.48M.57.22V.48" stroke="${ramp.ink}" stroke-width=".03" opacity=".5"/>`;

const boat: Figure = ({ body, ramp }) =>
  `<path d="M-.02-1H.04V.5H-.02Z" fill="#5b4336"/><path d="M.06-.98C.66-.5.9 0 .92.36H.06Z" fill="${body}"/><path d="M-.05-.86C-.5-.44-.76 0-.82.36H-.05Z" fill="${body}"/><path d="M-.05-.86C-.5-.44-.76 0-.82.36H-.05Z" fill="#fff6e4" opacity=".2"/><path d="M-1.04.42H1.06C.94.8.62.98.4 1H-.55C-.84.95-1 .7-1.04.42Z" fill="${body}"/><path d="M-1.04.42H1.06L1.02.54H-1.01Z" fill="${ramp.dark}"/>`;

const city: Figure = ({ body, ramp, random }) => {
  const blocks = Array.from({ length: 8 }, (_, index) => {
    const x = -1.05 + index * 0.262;
    const top = random.between(-0.95, 0.25);
    const lit = Array.from({ length: 5 }, (_row, row) => {
      const y = top + 0.12 + row * 0.2;
      return y < 0.9 && random.between(0, 1) < 0.55
        ? `<path d="M${x + 0.05} ${y}h.05v.07h-.05zM${x + 0.15} ${y}h.05v.07h-.05z"/>`
        : '';
    });
    return `<path d="M${x} ${top}h.255V1h-.255z" fill="${index % 2 === 0 ? body : ramp.dark}"/><g fill="#ffe0a0" opacity=".85">${lit.join('')}</g>`;
  });
  return blocks.join('');
};

const village: Figure = (brush) =>
  `<g transform="translate(-.6 .16) scale(.66)">${house(brush)}</g><g transform="translate(.64 .2) scale(.6)">${house(brush)}</g><g transform="translate(0 .3) scale(.7)">${house(brush)}</g>`;

const car: Figure = ({ body, ramp }) =>
  `<path d="M-1.1.55C-1.1.1-.9.05-.6.02-.45-.35-.3-.45 0-.45.4-.45.5-.3.68.02 1 .05 1.1.2 1.1.55 1.1.68 1 .7.9.7H-.95C-1.05.7-1.1.65-1.1.55Z" fill="${body}"/><path d="M-.45.02C-.35-.25-.25-.32-.05-.32V.02ZM.06.02V-.32C.3-.32.4-.2.5.02Z" fill="#dfeaf0"/><path d="M-1.1.45H1.1L1.08.6H-1.08Z" fill="${ramp.dark}" opacity=".4"/>` +
  `<g fill="${ramp.ink}"><circle cx="-.6" cy=".7" r=".26"/><circle cx=".6" cy=".7" r=".26"/></g><g fill="#d9d4cb"><circle cx="-.6" cy=".7" r=".11"/><circle cx=".6" cy=".7" r=".11"/></g>`;

const bridge: Figure = ({ body, ramp }) =>
  `<path d="M-1.3.1C-.6-.25.6-.25 1.3.1V.95H1.02C.95.45.45.4.38.95H-.38C-.45.4-.95.45-1.02.95H-1.3Z" fill="${body}"/><path d="M-1.3.1C-.6-.25.6-.25 1.3.1V.22C.6-.12-.6-.12-1.3.22Z" fill="${ramp.dark}"/><path d="M-1.3-.08C-.6-.43.6-.43 1.3-.08M-.9-.2V0M-.45-.3V-.1M0-.34V-.14M.45-.3V-.1M.9-.2V0" stroke="${ramp.dark}" stroke-width=".05" fill="none"/>`;

const road: Figure = ({ body, ramp }) =>
  `<path d="M-.12-.9C.5-.5-.5-.1-.95 1H.95C.5.1.75-.5.12-.9Z" fill="${body}"/><path d="M.03-.7C.4-.35-.05.1.02 1" stroke="${ramp.light}" stroke-width=".06" stroke-dasharray=".16 .14" fill="none"/>`;

export const BUILT = { house, village, boat, city, car, bridge, road };
