export interface FolderGroup {
  /** '' for files at the top. */
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly label: string; readonly bytes: number }[];
}

/** Result files by folder: code first, then headers, then the rest. */
export function groupFiles(files: readonly { readonly name: string; readonly bytes: number }[]): FolderGroup[] {
  const rank = (folder: string) => ['src', 'include', ''].indexOf(folder) + 1 || 9;
  const folders = new Map<string, { path: string; label: string; bytes: number }[]>();
  for (const { name, bytes } of files) {
    const cut = name.lastIndexOf('/');
    const folder = cut < 0 ? '' : name.slice(0, cut);
    folders.set(folder, [...(folders.get(folder) ?? []), { path: name, label: name.slice(cut + 1), bytes }]);
  }
  return [...folders]
    .map(([folder, group]) => ({ folder, files: group.sort((a, b) => a.label.localeCompare(b.label)) }))
    .sort((a, b) => rank(a.folder) - rank(b.folder));
}
