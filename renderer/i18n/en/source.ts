export const source = {
  title: '{{subject}} in {{document}}',
  show: 'Show page {{page}}',
  page: 'Page {{page}}',
  of: 'Page {{page}} of {{count}}',
  previous: 'Previous page',
  next: 'Next page',
  smaller: 'Smaller',
  larger: 'Larger',
  tools: 'Page and size',
  close: 'Close',
};
