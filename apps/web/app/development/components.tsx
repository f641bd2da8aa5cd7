import {
  Button,
  ButtonLink,
  Field,
  Frame,
  FrameRemains,
  Icon,
  Notice,
  RadioCards,
  Receipt,
  Select,
  TextArea,
  type FrameState,
} from '@candid/ui';
import { useState } from 'react';
import { samples } from './samples.ts';

const STATES: readonly FrameState[] = ['waiting', 'developing', 'present', 'destroyed', 'failed'];
const TONES = ['plain', 'primary', 'quiet', 'danger'] as const;

const SampleReceipt = ({ isVoid }: { readonly isVoid: boolean }) => (
  <Receipt
    title={samples.receipt}
    serial={samples.price}
    lines={[
      { label: samples.label, value: samples.size },
      { label: samples.label, value: samples.left, tone: 'time' },
      { label: samples.label, value: samples.hint, tone: 'proven' },
      { label: samples.label, value: samples.price, tone: 'total' },
    ]}
    foot={samples.advice}
    signature={{ fingerprint: samples.fingerprint, caption: samples.fingerprint, isVoid }}
  />
);

const Controls = () => {
  const [ratio, setRatio] = useState<string>(samples.options[1]);
  const shapes = { '1:1': [1, 1], '3:2': [3, 2], '2:3': [2, 3] } as const;
  return (
    <div className="specimen__controls">
      {TONES.map((tone) => (
        <span className="acts" key={tone}>
          <Button tone={tone} figure={samples.price}>
            {samples.button}
          </Button>
          <Button tone={tone} small>
            <Icon name="download" />
            {samples.button}
          </Button>
          <Button tone={tone} disabled>
            {samples.button}
          </Button>
          <ButtonLink tone={tone} href="#main">
            {samples.button}
          </ButtonLink>
        </span>
      ))}
      <Field label={samples.label} hint={samples.hint} />
      <Field label={samples.label} error={samples.error} />
      <Select label={samples.label}>
        {samples.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Select>
      <TextArea label={samples.label} placeholder={samples.hint} count={{ limit: 10, used: 12, text: (used) => String(used) }} />
      <RadioCards
        legend={samples.label}
        name="ratio-sample"
        value={ratio}
        onChange={setRatio}
        choices={samples.options.map((value) => ({
          value,
          label: value,
          shape: { width: shapes[value][0], height: shapes[value][1] },
        }))}
      />
      {(['segments', 'shapes'] as const).map((look) => (
        <RadioCards
          key={look}
          look={look}
          legend={samples.label}
          name={`ratio-${look}`}
          value={ratio}
          onChange={setRatio}
          choices={samples.options.map((value) => ({
            value,
            label: value,
            ...(look === 'shapes' && { shape: { width: shapes[value][0], height: shapes[value][1] } }),
          }))}
        />
      ))}
      {(['plain', 'trouble', 'proven'] as const).map((tone) => (
        <Notice key={tone} tone={tone} title={samples.notice}>
          {samples.advice}
        </Notice>
      ))}
    </div>
  );
};

const Specimen = ({ theme, title }: { readonly theme: 'light' | 'dark'; readonly title: string }) => (
  <section className="specimen" data-theme={theme}>
    <h2>{title}</h2>
    <Controls />
    <SampleReceipt isVoid={false} />
    <SampleReceipt isVoid />
    {STATES.map((state) => (
      <Frame
        key={state}
        state={state}
        width={3}
        height={2}
        life={state === 'present' ? 0.68 : undefined}
        caption={state}
        note={samples.left}
      >
        {state === 'failed' ? <FrameRemains>{samples.advice}</FrameRemains> : null}
      </Frame>
    ))}
    <Frame state="present" width={3} height={2} life={0.12} isUrgent caption={samples.soon} />
  </section>
);

/** Every component in every state, both themes side by side. */
export default function ComponentsPage() {
  return (
    <main className="specimens" id="main">
      <h1 className="u-hidden">{samples.title}</h1>
      <Specimen theme="light" title={samples.day} />
      <Specimen theme="dark" title={samples.night} />
    </main>
  );
}
