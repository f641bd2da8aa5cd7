import type { TaskView } from '@candid/imaging';
import { Button } from '@candid/ui';
import { useState } from 'react';
import { useWords } from '../shell/words.tsx';

const ID_SHOWN = 8;

/** Fetches by script, which carries the session where no cookie does, and hands the file to the browser. */
const save = async (imageId: string): Promise<boolean> => {
  const answer = await fetch(`/images/${imageId}`);
  if (!answer.ok) return false;
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  [link.href, link.download] = [address, `candid-${imageId.slice(0, ID_SHOWN)}`];
  link.click();
  URL.revokeObjectURL(address);
  return true;
};

const Result = ({ task }: { readonly task: TaskView }) => {
  const { t } = useWords();
  const [isOver, setOver] = useState(task.result?.isOver ?? false);
  if (!task.result) return null;
  const { imageId, until } = task.result;
  if (isOver) return <span className="tasks__over">{t('tasks.result.over')}</span>;
  return (
    <div className="tasks__result">
      <Button
        small
        aria-label={t('tasks.result.fetchSpoken', { task: task.id.slice(0, ID_SHOWN) })}
        onClick={() => void save(imageId).then((wasThere) => setOver(!wasThere))}
      >
        {t('tasks.result.fetch')}
      </Button>
      <span className="tasks__until">{t('tasks.result.until', { at: new Date(until) })}</span>
    </div>
  );
};

interface TaskRowProps {
  readonly task: TaskView;
  readonly hasPrices: boolean;
}

/** Each value carries its name, for pages too narrow for columns. */
const TaskRow = ({ task, hasPrices }: TaskRowProps) => {
  const { t, format } = useWords();
  const { id, width, height, credits, state, createdAt, endedAt, result } = task;
  return (
    <tr>
      <td title={id} data-name={t('tasks.number')}>
        {id.slice(0, ID_SHOWN)}
      </td>
      <td data-name={t('tasks.size')}>{t('order.pixels', { width, height })}</td>
      {hasPrices ? <td data-name={t('tasks.credits')}>{credits === null ? '' : format.number(credits)}</td> : null}
      <td data-name={t('tasks.outcome')} data-state={state}>
        {t(`tasks.state.${state}`)}
      </td>
      <td data-name={t('tasks.asked')}>{t('history.moment', { at: new Date(createdAt) })}</td>
      <td data-name={t('tasks.ended')}>{endedAt === null ? '' : t('history.moment', { at: new Date(endedAt) })}</td>
      <td data-name={t('tasks.result')}>{result ? <Result task={task} /> : null}</td>
    </tr>
  );
};

/** Number, size, price, outcome and times of each task; what it was about is not known here. */
export const TaskList = ({ tasks }: { readonly tasks: readonly TaskView[] }) => {
  const { t } = useWords();
  const hasPrices = tasks.some(({ credits }) => credits !== null);
  return (
    <div className="tasks__scroll">
      <table className="tasks__table">
        <thead>
          <tr>
            <th scope="col">{t('tasks.number')}</th>
            <th scope="col">{t('tasks.size')}</th>
            {hasPrices ? <th scope="col">{t('tasks.credits')}</th> : null}
            <th scope="col">{t('tasks.outcome')}</th>
            <th scope="col">{t('tasks.asked')}</th>
            <th scope="col">{t('tasks.ended')}</th>
            <th scope="col">{t('tasks.result')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} hasPrices={hasPrices} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
