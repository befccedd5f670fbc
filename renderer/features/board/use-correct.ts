import { useCallback } from 'react';
import type { BoardEdit } from '../../../shared/models';
import { useBoard } from '../../app/stores';
import { useAction } from '../../ui/use-action';

/** Adds a correction; a failure is shown with what to do. Resolves to whether it was saved. */
export function useCorrect(): (edit: BoardEdit) => Promise<boolean> {
  const run = useAction();
  const correct = useBoard((state) => state.correct);
  return useCallback(
    async (edit) => {
      const done = await run(async () => {
        await correct(edit);
        return true;
      });
      return done === true;
    },
    [run, correct],
  );
}
