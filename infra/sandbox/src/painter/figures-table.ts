import type { Figure } from './figures.ts';

const gloss = (path: string, colour: string): string =>
  `<path d="${path}" stroke="${colour}" stroke-width=".07" stroke-linecap="round" fill="none" opacity=".7"/>`;

const pear: Figure = ({ body, ramp }) =>
  `<path d="M.02-.72C.3-.72.34-.4.38-.14.46.08.82.2.8.6.78.9.5 1 .02 1-.5 1-.78.9-.8.58-.8.2-.44.06-.34-.14-.28-.4-.26-.72.02-.72Z" fill="${body}"/><path d="M.16-.68C.34-.6.34-.4.38-.14.46.08.82.2.8.6.78.9.5 1 .02 1 .5.8.5.35.26.1.12-.1.2-.45.16-.68Z" fill="${ramp.dark}" opacity=".26"/><ellipse cx="-.3" cy=".7" rx=".3" ry=".18" fill="#d9713f" opacity=".22"/>` +
  `<path d="M.02-.7C0-.86.06-.96.16-1.02" stroke="#5d4030" stroke-width=".08" fill="none" stroke-linecap="round"/><path d="M.08-.84C.3-1.1.6-1.05.68-.96.54-.74.28-.7.08-.84Z" fill="#6d8a4a"/>${gloss('M-.52.42C-.5.22-.36.12-.26 0', ramp.light)}`;

/** Round fruit with a dimple instead of a notch. */
const citrus: Figure = ({ body, ramp }) =>
  `<path d="M0-.8C.55-.8.9-.4.9.1.9.62.5 1 0 1-.5 1-.9.62-.9.1-.9-.4-.55-.8 0-.8Z" fill="${body}"/><path d="M.3-.74C.7-.6.9-.3.9.1.9.62.5 1 0 1 .6.8.75 0 .3-.74Z" fill="${ramp.dark}" opacity=".22"/><path d="M-.12-.76C-.04-.7.06-.7.14-.76" stroke="${ramp.dark}" stroke-width=".05" fill="none"/><path d="M.02-.76C.25-1.05.6-1 .68-.9.5-.7.2-.66.02-.76Z" fill="#5f8547"/>${gloss('M-.6 0C-.56-.25-.42-.42-.24-.5', ramp.light)}`;

const cherry: Figure = ({ body, ramp }) =>
  `<path d="M-.35-.1C-.2-.5.1-.8.5-1M.44 0C.48-.3.5-.7.5-1" stroke="#5f7a3c" stroke-width=".07" fill="none"/><path d="M.5-1C.2-1.1-.1-1-.2-.8.1-.68.36-.76.5-1Z" fill="#6f9350"/><circle cx=".44" cy=".24" r=".62" fill="${body}"/><circle cx="-.4" cy=".3" r=".68" fill="${ramp.dark}" opacity=".3"/><circle cx="-.42" cy=".26" r=".66" fill="${body}"/>${gloss('M-.86.2C-.84.0-.72-.14-.56-.18M.6-.14C.72-.1.82 0 .86.1', ramp.light)}`;

const jug: Figure = ({ body, ramp }) =>
  `<path d="M.42-.5C1.05-.62 1.1.2.56.42" stroke="${ramp.dark}" stroke-width=".15" fill="none"/><path d="M-.52-.9C-.36-1 .3-1 .4-.9.42-.7.28-.55.3-.4.7-.1.78.3.66.66.56.92.4 1 0 1-.46 1-.64.9-.72.62-.82.2-.66-.14-.36-.4-.34-.56-.4-.7-.68-.84Z" fill="${body}"/>` +
  `<path d="M.1-.4C.62-.1.7.4.3.98.5.94.6.86.66.66.78.3.7-.1.3-.4.28-.55.42-.7.4-.9L.14-.92C.2-.7.06-.56.1-.4Z" fill="${ramp.dark}" opacity=".26"/><path d="M-.5-.88C-.3-.98.28-.97.38-.89.2-.8-.3-.8-.5-.88Z" fill="${ramp.ink}" opacity=".45"/>${gloss('M-.52.3C-.52.05-.4-.1-.28-.2', ramp.light)}`;

const vase: Figure = ({ body, ramp }) =>
  `<path d="M-.34-.9C-.2-.96.2-.96.34-.9.3-.7.22-.6.28-.46.68-.3.76.05.6.4.46.7.34.82.36.96.2 1.02-.2 1.02-.36.96-.34.82-.46.7-.6.4-.76.05-.68-.3-.28-.46-.22-.6-.3-.7-.34-.9Z" fill="${body}"/>` +
  `<path d="M.1-.46C.5-.3.5.1.34.44.2.72.12.85.14 1 .24 1 .32.98.36.96.34.82.46.7.6.4.76.05.68-.3.28-.46Z" fill="${ramp.dark}" opacity=".26"/><ellipse cy="-.9" rx=".33" ry=".07" fill="${ramp.ink}" opacity=".5"/>${gloss('M-.46.1C-.5-.1-.42-.24-.3-.3', ramp.light)}`;

const bottle: Figure = ({ body, ramp }) =>
  `<path d="M-.18-1H.18V-.6C.18-.44.54-.38.54-.08V.88C.54.96.48 1 .4 1H-.4C-.48 1-.54.96-.54.88V-.08C-.54-.38-.18-.44-.18-.6Z" fill="${body}"/><path d="M.06-1H.18V-.6C.18-.44.54-.38.54-.08V.88C.54.96.48 1 .4 1H.24C.4.6.4.1.06-.4Z" fill="${ramp.dark}" opacity=".28"/><path d="M-.19-1.06H.19V-.84H-.19Z" fill="${ramp.accent}"/><path d="M-.54.48H.54V.8H-.54Z" fill="#f8f1df" opacity=".92"/><path d="M-.28.59H.28M-.2.69H.2" stroke="${ramp.ink}" stroke-width=".035" opacity=".6"/>${gloss('M-.33.1C-.33-.04-.26-.1-.2-.18', ramp.light)}`;

const perfume: Figure = ({ body, ramp }) =>
  `<path d="M-.2-1H.2V-.6H-.2Z" fill="${ramp.ink}"/><path d="M-.26-.6H.26V-.42H-.26Z" fill="#d8b46a"/><path d="M-.66-.3C-.66-.38-.6-.42-.52-.42H.52C.6-.42.66-.38.66-.3V.86C.66.95.6 1 .52 1H-.52C-.6 1-.66.95-.66.86Z" fill="${ramp.light}" opacity=".75"/><path d="M-.58-.28H.58V.82C.56.88.52.9.48.9H-.48C-.52.9-.56.88-.56.82Z" fill="${body}"/><path d="M-.24.62H.24V.84H-.24Z" fill="#fbf5e6" opacity=".92"/><path d="M-.14.7H.14M-.08.77H.08" stroke="${ramp.ink}" stroke-width=".03"/>${gloss('M-.46-.28V.8', '#ffffff')}`;

const glass: Figure = ({ body, ramp }) =>
  `<path d="M-.78-.98H.78C.84-.2.62.4.12.5V.86C.34.88.46.92.48 1H-.48C-.46.92-.34.88-.12.86V.5C-.62.4-.84-.2-.78-.98Z" fill="#eef2ee" opacity=".6"/><path d="M-.74-.76H.74C.74-.02.54.4 0 .46-.54.4-.74-.02-.74-.76Z" fill="${body}"/><ellipse cy="-.76" rx=".74" ry=".1" fill="${ramp.light}"/>${gloss('M-.58-.84V-.62', '#ffffff')}`;

const cake: Figure = ({ body, ramp }) =>
  `<path d="M-.75.85H.75L.6 1H-.6Z" fill="#efe5d2"/><ellipse cy=".84" rx="1" ry=".12" fill="#f7f0e2"/><path d="M-.84-.5H.84V.8C.5.9-.5.9-.84.8Z" fill="${body}"/><path d="M.5-.5H.84V.8C.72.84.6.86.5.87Z" fill="${ramp.dark}" opacity=".25"/><path d="M-.8.64H.8V.72H-.8Z" fill="#fbf3e2" opacity=".9"/>` +
  `<g transform="translate(0 -.2)"><path d="M-.86-.4C-.5-.6.5-.6.86-.4.86-.2.82-.1.74-.12.66-.14.68-.26.56-.26.46-.26.5-.16.38-.16.26-.16.28-.28.16-.28.04-.28.06-.18-.06-.18-.18-.18-.16-.28-.28-.28-.4-.28-.36-.12-.5-.12-.62-.12-.58-.22-.68-.22-.8-.2-.88-.24-.86-.4Z" fill="${ramp.accent}"/><ellipse cy="-.44" rx=".82" ry=".13" fill="${ramp.accent}"/>` +
  `<g fill="#c3263a"><circle cx="-.36" cy="-.56" r=".11"/><circle cy="-.6" r=".12"/><circle cx=".36" cy="-.56" r=".11"/></g><g fill="#fff" opacity=".7"><circle cx="-.4" cy="-.6" r=".03"/><circle cx="-.04" cy="-.65" r=".03"/><circle cx=".32" cy="-.6" r=".03"/></g></g>`;

const candle: Figure = ({ body, ramp }) =>
  `<circle cy="-.78" r=".52" fill="#ffe7a8" opacity=".2"/><circle cy="-.78" r=".3" fill="#ffe7a8" opacity=".3"/><path d="M-.56-.46C-.2-.56.2-.56.56-.46V.9C.2 1-.2 1-.56.9Z" fill="${body}"/><path d="M.3-.52C.42-.5.5-.48.56-.46V.9C.48.94.38.96.3.97Z" fill="${ramp.dark}" opacity=".25"/><path d="M-.56-.46C-.5-.36-.5-.2-.43-.2-.34-.2-.36-.36-.14-.4.1-.43.3-.28.38-.28.48-.28.5-.38.56-.46.2-.56-.2-.56-.56-.46Z" fill="${ramp.light}"/><path d="M0-.5V-.62" stroke="${ramp.ink}" stroke-width=".04"/><path d="M0-1.12C.18-.9.18-.62 0-.6-.18-.62-.18-.9 0-1.12Z" fill="#f7b03c"/><path d="M0-.88C.08-.78.08-.65 0-.63-.08-.65-.08-.78 0-.88Z" fill="#fff0b8"/>`;

const umbrella: Figure = ({ body, ramp }) =>
  `<path d="M0-.9V.78C0 1 .3 1.02.32.8" stroke="#6a4b36" stroke-width=".07" fill="none" stroke-linecap="round"/><path d="M0-.98V-.8" stroke="${ramp.ink}" stroke-width=".05"/>` +
  `<g transform="translate(0 .2) scale(1 1.22)"><path d="M-1.12.3C-1.06-.5-.6-.86 0-.86.6-.86 1.06-.5 1.12.3 1 .14.84.12.75.26.64.12.46.12.37.26.26.1.1.1 0 .24-.1.1-.26.1-.37.26-.46.12-.64.12-.75.26-.84.12-1 .14-1.12.3Z" fill="${body}"/>` +
  `<path d="M0-.86C.3-.5.4-.1.37.26.46.12.64.12.75.26.84.12 1 .14 1.12.3 1.06-.5.6-.86 0-.86Z" fill="${ramp.dark}" opacity=".2"/><path d="M0-.86C-.3-.5-.4-.1-.37.26M0-.86C.3-.5.4-.1.37.26M0-.86C-.6-.6-.76-.1-.75.26M0-.86C.6-.6.76-.1.75.26" stroke="${ramp.dark}" stroke-width=".025" fill="none" opacity=".55"/>${gloss('M-.86-.2C-.76-.44-.6-.6-.44-.68', ramp.light)}</g>`;

const guitar: Figure = ({ body, ramp }) =>
  `<g transform="rotate(14)"><path d="M-.07-1.02H.07V-.3H-.07Z" fill="${ramp.ink}"/><path d="M-.12-1.1H.12V-.9H-.12Z" fill="#6a4b36"/><path d="M0-.42C.4-.54.62-.28.52 0 .44.22.84.34.8.7.76.98.36 1.04 0 1.04-.36 1.04-.76.98-.8.7-.84.34-.44.22-.52 0-.62-.28-.4-.54 0-.42Z" fill="${body}"/><circle cy=".46" r=".13" fill="${ramp.ink}"/><path d="M-.2.78H.2" stroke="${ramp.ink}" stroke-width=".06"/><path d="M-.03-1V.78M.03-1V.78" stroke="#f3e7cd" stroke-width=".014"/></g>`;

const clock: Figure = ({ body, ramp }) =>
  `<path d="M-.5.75-.66 1M.5.75.66 1" stroke="${ramp.dark}" stroke-width=".12" stroke-linecap="round"/><circle r=".92" fill="${ramp.dark}"/><circle r=".78" fill="${body}"/><g stroke="${ramp.accent}" stroke-width=".05" stroke-linecap="round"><path d="M0-.66V-.56M.66 0H.56M0 .66V.56M-.66 0H-.56"/><path d="M0 0V-.38M0 0 .26.14" stroke-width=".07"/></g><circle r=".06" fill="${ramp.accent}" stroke="${ramp.ink}" stroke-width=".02"/>`;

const chair: Figure = ({ body, ramp }) =>
  `<path d="M-.55-1H-.4V1H-.55ZM.4-1H.55V1H.4Z" fill="${ramp.dark}"/><path d="M-.55-.92H.55V.12H-.55Z" fill="${body}"/><path d="M-.66.1H.66L.74.32H-.74Z" fill="${body}"/><path d="M-.74.32H.74V.42H-.74Z" fill="${ramp.dark}"/><path d="M-.7.42H-.56V1H-.7ZM.56.42H.7V1H.56Z" fill="${body}"/>`;

const plant: Figure = ({ body, ramp }) =>
  `<g fill="${body}"><path d="M0 .62C-.2 0-.6-.4-1-.5-.98.1-.6.6 0 .66Z"/><path d="M0 .62C.2 0 .6-.4 1-.5.98.1.6.6 0 .66Z"/><path d="M0 .6C-.56 0-.5-.6 0-1.05.5-.6.56 0 0 .6Z"/><path d="M0 .64C-.3.24-.7.2-1.02.3-.7.66-.3.74 0 .68ZM0 .64C.3.24.7.2 1.02.3.7.66.3.74 0 .68Z"/></g><path d="M0 .56V-.8M0 .56C-.2.2-.5-.16-.84-.36M0 .56C.2.2.5-.16.84-.36" stroke="${ramp.dark}" stroke-width=".035" fill="none" opacity=".55"/><path d="M-.4.66H.4L.32 1.02H-.32Z" fill="#c26a44"/><path d="M-.46.6H.46V.72H-.46Z" fill="#b35d3a"/>`;

const plinth: Figure = ({ body, ramp }) =>
  `<path d="M-1-.7H1V.82C.6 1-.6 1-1 .82Z" fill="${body}"/><path d="M.2-.7H1V.82C.8.92.5.96.2.97Z" fill="${ramp.dark}" opacity=".22"/><ellipse cy="-.7" rx="1" ry=".2" fill="${ramp.light}"/>`;

/** A bough with a spray of leaves below it: the leaves carry the colour. */
/** A bough with leaves along both its sides: the leaves carry the colour. */
const branch: Figure = ({ body, ramp }) => {
  const leaves = Array.from({ length: 13 }, (_, index) => {
    const x = -1.08 + index * 0.18;
    const [y, turn] = index % 2 === 0 ? [-0.36 - x * 0.12, 16 + x * 10] : [0.4 - x * 0.12, 164 + x * 10];
    return `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${turn.toFixed(0)})"><path d="M0-.46C.34-.24.36.14 0 .5-.36.14-.34-.24 0-.46Z" fill="${body}"/><path d="M0-.4V.46" stroke="${ramp.dark}" stroke-width=".028" opacity=".5"/></g>`;
  });
  return `${leaves.join('')}<path d="M-1.55.26C-.8.08.2-.1 1.5-.22L1.52-.16C.5-.02-.4.14-1.5.36Z" fill="#6e4d38"/>`;
};

export const TABLE_THINGS = {
  pear,
  citrus,
  cherry,
  jug,
  vase,
  bottle,
  perfume,
  glass,
  cake,
  candle,
  umbrella,
  guitar,
  clock,
  chair,
  plant,
  plinth,
  branch,
};
