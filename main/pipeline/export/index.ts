export { type Chip, type ChipField, type ChipRegister, chipOf } from './chip';
export { type HeaderLine, headerBody, maskOf, toHeader } from './header';
export { toMarkdown } from './markdown';
export { cIdentifier, commentText, hex, NameShelf } from './names';
export { toSvd } from './svd';
