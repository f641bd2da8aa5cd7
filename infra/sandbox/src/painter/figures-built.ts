import type { Figure } from './figures.ts';

const house: Figure = ({ body, ramp }) =>
  `<path d="M.5-.86H.7V-.4H.5Z" fill="${ramp.dark}"/><path d="M-.9-.42H.9V1H-.9Z" fill="${body}"/><path d="M.5-.42H.9V1H.5Z" fill="${ramp.dark}" opacity=".2"/><path d="M-1.08-.38 0-1.06 1.08-.38Z" fill="${ramp.accent}"/>` +
  `<path d="M-.14.58H.14V1H-.14Z" fill="${ramp.ink}" opacity=".8"/><g fill="#ffe2a0"><path d="M-.7.28H-.52V.5H-.7ZM.52.28H.7V.5H.52Z"/></g><path d="M-.61.28V.5M.61.28V.5" stroke="${ramp.ink}" stroke-width=".03" opacity=".5"/>`;

const boat: Figure = ({ body, ramp }) =>
  `<path d="M-.02-1.02H.03V.4H-.02Z" fill="#5b4336"/><path d="M.03-1C.66-.66.94-.12.96.3H.03Z" fill="${body}"/><path d="M-.02-.92C-.56-.56-.82-.1-.88.3H-.02Z" fill="${body}"/><path d="M-.02-.92C-.56-.56-.82-.1-.88.3H-.7C-.5-.16-.3-.6-.02-.92Z" fill="${ramp.light}" opacity=".5"/><path d="M-1.04.36H1.06C.94.78.62.98.4 1H-.55C-.84.95-1 .7-1.04.36Z" fill="${body}"/><path d="M-1.04.36H1.06L1.04.44H-1.02Z" fill="${ramp.dark}"/>`;

const city: Figure = ({ body, ramp, random }) => {
  const blocks = Array.from({ length: 8 }, (_, index) => {
    const x = -1.05 + index * 0.262;
    const isOuter = index === 0 || index === 7;
    const top = isOuter ? random.between(-0.3, 0.2) : random.between(-1.05, -0.5);
    const lit = Array.from({ length: 6 }, (_row, row) => {
      const y = top + 0.14 + row * 0.26;
      return y < 0.9 && random.between(0, 1) < 0.4
        ? `<path d="M${x + 0.06} ${y}h.045v.06h-.045zM${x + 0.15} ${y}h.045v.06h-.045z"/>`
        : '';
    });
    const shade = index % 2 === 0 ? '' : `<path d="M${x} ${top}h.262V1h-.262z" fill="${ramp.dark}" opacity=".24"/>`;
    return `<path d="M${x} ${top}h.264V1h-.264z" fill="${body}"/>${shade}<g fill="#ffe0a0" opacity=".85">${lit.join('')}</g>`;
  });
  return blocks.join('');
};

/** Roofs of one village have the shade of its walls. */
/** Houses around a church; the roofs keep the shade of the walls, so that the whole place has one colour. */
const village: Figure = ({ body, ramp }) => {
  const walls = [
    { left: -0.24, right: 0.24, eaves: -0.5, peak: -1.14 },
    { left: -1.06, right: -0.3, eaves: 0.02, peak: -0.34 },
    { left: 0.3, right: 1.06, eaves: -0.08, peak: -0.46 },
    { left: -0.56, right: 0.5, eaves: 0.46, peak: 0.04 },
  ];
  const houses = walls.map(({ left, right, eaves, peak }) => {
    const [middle, half] = [(left + right) / 2, (right - left) / 2];
    const roof = `M${left - 0.07} ${eaves}L${middle} ${peak}L${right + 0.07} ${eaves}Z`;
    return `<path d="M${left} ${eaves}H${right}V1H${left}Z" fill="${body}"/><path d="M${middle + half * 0.4} ${eaves}H${right}V1H${middle + half * 0.4}Z" fill="${ramp.dark}" opacity=".2"/><path d="${roof}" fill="${body}"/><path d="${roof}" fill="${ramp.dark}" opacity=".32"/><path d="M${middle - half * 0.5} ${eaves + 0.16}h.1v.15h-.1z" fill="#ffe2a0"/>`;
  });
  return houses.join('');
};

const car: Figure = ({ body, ramp }) =>
  `<path d="M-1.1.5C-1.1-.02-.96-.12-.7-.16-.55-.56-.4-.68 0-.68.4-.68.6-.5.76-.16 1.02-.1 1.1.1 1.1.5 1.1.68 1 .7.9.7H-.95C-1.05.7-1.1.65-1.1.5Z" fill="${body}"/><path d="M-.5-.2C-.42-.44-.3-.54-.06-.54V-.2ZM.06-.2V-.54C.34-.54.46-.44.56-.2Z" fill="#dfeaf0"/><path d="M-1.1.52H1.1L1.08.62H-1.08Z" fill="${ramp.dark}" opacity=".4"/>` +
  `<g fill="${ramp.ink}"><circle cx="-.6" cy=".7" r=".26"/><circle cx=".6" cy=".7" r=".26"/></g><g fill="#d9d4cb"><circle cx="-.6" cy=".7" r=".11"/><circle cx=".6" cy=".7" r=".11"/></g>`;

const bridge: Figure = ({ body, ramp }) =>
  `<path d="M-1.3-.3C-.6-.66.6-.66 1.3-.3V.95H1.06C1 .5.58.46.5.95H-.5C-.58.46-1 .5-1.06.95H-1.3Z" fill="${body}"/><path d="M-.26.95C-.26.56.26.56.26.95Z" fill="${ramp.ink}" opacity=".45"/><path d="M-1.3-.3C-.6-.66.6-.66 1.3-.3V-.16C.6-.52-.6-.52-1.3-.16Z" fill="${ramp.dark}"/><path d="M-1.3-.5C-.6-.86.6-.86 1.3-.5M-.9-.62V-.4M-.45-.72V-.5M0-.76V-.54M.45-.72V-.5M.9-.62V-.4" stroke="${ramp.dark}" stroke-width=".05" fill="none"/><path d="M-.8.06h.3M-.2.22h.34M.44.02h.3M-1.1.3h.2M.86.34h.24" stroke="${ramp.dark}" stroke-width=".035" opacity=".4"/>`;

const road: Figure = ({ body, ramp }) =>
  `<path d="M-.3-.96C.3-.6-.66-.2-1.1 1H1.1C.66.2.9-.5.3-.96Z" fill="${body}"/><path d="M.03-.7C.4-.35-.05.1.02 1" stroke="${ramp.light}" stroke-width=".06" stroke-dasharray=".16 .14" fill="none"/>`;

export const BUILT = { house, village, boat, city, car, bridge, road };
