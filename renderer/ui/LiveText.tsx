import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

/** Tells a screen reader `text` politely, at most once per `everyMs`, so that progress does not drown everything else. */
export function LiveText({ text, everyMs = 8000 }: { text: string; everyMs?: number }) {
  const [said, setSaid] = useState(text);
  const last = useRef(0);
  useEffect(() => {
    const say = () => {
      last.current = Date.now();
      setSaid(text);
    };
    const timer = setTimeout(say, Math.max(0, last.current + everyMs - Date.now()));
    return () => clearTimeout(timer);
  }, [text, everyMs]);
  return (
    <VisuallyHidden aria-live="polite" data-testid="live">
      {said}
    </VisuallyHidden>
  );
}
