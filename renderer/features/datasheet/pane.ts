import type { OpenDatasheet, Place } from './datasheet-store';

export interface PaneProps {
  readonly sheet: OpenDatasheet;
  /** Shows a place of the document, and opens the page where it is closed. */
  readonly onPlace: (place: Place) => void;
}
