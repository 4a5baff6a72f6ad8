// A studio's plan of one year (article 13): main tasks, goals, progress. Recorded whole, so a year that is there comes filled in.
import { useState } from "react";
import { ActionForm, TextField } from "../register/fields.tsx";
import { useReviewTexts } from "./review-texts.ts";
import { type StudioFormProps, useDay } from "./studio-day.ts";

interface Task {
  readonly key: number;
  readonly task: string;
  readonly goal: string;
  readonly progress: string;
}

const blank = (key: number): Task => ({ key, task: "", goal: "", progress: "" });

export function PlanForm({ studio, state, session }: StudioFormProps) {
  const { studios: say } = useReviewTexts();
  const [year, setYear] = useDay(state.today?.slice(0, 4) ?? null);
  const [tasks, setTasks] = useState<readonly Task[]>(() => tasksOf(studio, year));
  const chooseYear = (value: string): void => {
    setYear(value);
    const recorded = studio.plans.some((plan) => String(plan.year) === value);
    if (recorded) setTasks(tasksOf(studio, value));
  };
  const change = (key: number, changed: Partial<Task>): void =>
    setTasks(tasks.map((task) => (task.key === key ? { ...task, ...changed } : task)));
  const lack = (): string | null =>
    /^20\d{2}$/.test(year) && tasks.every(({ task }) => task.trim() !== "") ? null : say.missing;
  const send = (): Promise<boolean> =>
    session.changeStudio(studio.id, "plan", {
      path: `plans/${Number(year)}`,
      body: {
        tasks: tasks.map(({ task, goal, progress }) => ({
          task: task.trim(),
          goal: goal.trim() || null,
          progress: progress.trim() || null,
        })),
      },
    });
  return (
    <ActionForm label={say.save} isBusy={state.busy !== null} lack={lack} send={send}>
      <TextField type="number" label={say.year} value={year} change={chooseYear} />
      {tasks.map(({ key, task, goal, progress }, index) => (
        <fieldset key={key} className="expert">
          <legend className="hidden-text">{`${say.task} ${index + 1}`}</legend>
          <TextField label={say.task} value={task} change={(value) => change(key, { task: value })} />
          <TextField label={say.goal} value={goal} change={(value) => change(key, { goal: value })} />
          <TextField label={say.progress} value={progress} change={(value) => change(key, { progress: value })} />
        </fieldset>
      ))}
      <button
        type="button"
        className="small-button quiet"
        onClick={() => setTasks([...tasks, blank(Math.max(...tasks.map(({ key }) => key)) + 1)])}
      >
        {say.addTask}
      </button>
    </ActionForm>
  );
}

function tasksOf({ plans }: StudioFormProps["studio"], year: string): readonly Task[] {
  const plan = plans.find((one) => String(one.year) === year);
  if (plan === undefined) return [blank(0)];
  return plan.tasks.map(({ task, goal, progress }, key) => ({ key, task, goal: goal ?? "", progress: progress ?? "" }));
}
